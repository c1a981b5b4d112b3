package io.claimcode.redemption;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.PromotionChanged;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

/** That a budget is used up is told when it happens, and that it isn't any more. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class BudgetTest {
    @Inject
    World world;

    @Test
    void lastRedemption_tellsThatTheBudgetIsUsedUp_andACancellationThatItIsNot() {
        var batch = world.ready(aPromotion().maxRedemptions(2), 4);
        anOrder(batch.code(0)).redeemed();
        assertThat(count(EventType.BUDGET_EXHAUSTED, batch)).isZero();

        var last = anOrder(batch.code(1));
        var id = last.redeemed();
        var event = world.told()
                .await(EventType.BUDGET_EXHAUSTED, batch.promotion().promotionId(), 1)
                .getFirst();
        assertThat(event.getLong("redemptions")).isEqualTo(2);
        anOrder(batch.code(2)).redeem().then().statusCode(409);
        anOrder(batch.code(2)).redeem().then().statusCode(409);

        last.cancel(id, "ORDER_CANCELLED").then().statusCode(200);
        assertThat(world.told()
                        .await(EventType.BUDGET_AVAILABLE, batch.promotion().promotionId(), 1)
                        .getFirst()
                        .getLong("redemptions"))
                .isEqualTo(1);

        anOrder(batch.code(2)).redeemed();
        world.told().await(EventType.BUDGET_EXHAUSTED, batch.promotion().promotionId(), 2);
        assertThat(count(EventType.BUDGET_EXHAUSTED, batch)).isEqualTo(2);
        assertThat(count(EventType.BUDGET_AVAILABLE, batch)).isEqualTo(1);
    }

    @Test
    void redemptionThatDoesntFit_tellsIt() {
        var batch = world.ready(aPromotion().maxDiscount("8.80"), 3);
        anOrder(batch.code(0)).item("SKU-2", 100, "1.00").redeem().then().statusCode(409);
        anOrder(batch.code(0)).redeemed();
        assertThat(count(EventType.BUDGET_EXHAUSTED, batch))
                .as("a cart that is too large uses nothing up")
                .isZero();

        anOrder(batch.code(1)).redeem().then().statusCode(409);

        world.told().await(EventType.BUDGET_EXHAUSTED, batch.promotion().promotionId(), 1);
    }

    @Test
    void raisedLimit_makesItAvailable() {
        var promotion = aPromotion().maxRedemptions(1);
        var batch = world.ready(promotion, 2);
        anOrder(batch.code(0)).redeemed();
        world.told().await(EventType.BUDGET_EXHAUSTED, batch.promotion().promotionId(), 1);

        world.tell(new PromotionChanged(promotion.atVersion(2).maxRedemptions(2).state()));

        world.told().await(EventType.BUDGET_AVAILABLE, batch.promotion().promotionId(), 1);
        anOrder(batch.code(1)).redeem().then().statusCode(201);
    }

    @Test
    void removedLimits_makeItAvailable() {
        var promotion = aPromotion().maxRedemptions(1);
        var batch = world.ready(promotion, 2);
        anOrder(batch.code(0)).redeemed();
        world.told().await(EventType.BUDGET_EXHAUSTED, batch.promotion().promotionId(), 1);

        world.tell(new PromotionChanged(promotion.atVersion(2).withoutLimits().state()));

        world.told().await(EventType.BUDGET_AVAILABLE, batch.promotion().promotionId(), 1);
        anOrder(batch.code(1)).redeem().then().statusCode(201);
    }

    private int count(EventType type, World.Batch batch) {
        return world.told().events(type, batch.promotion().promotionId()).size();
    }
}
