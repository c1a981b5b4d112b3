package io.claimcode.redemption;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.EventType;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Promotions that apply without a code, and codes that many may use. Each test has a seller of its own. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class PromotionsWithoutSingleUseCodesTest {
    private final String seller = "s-" + UUID.randomUUID();

    @Inject
    World world;

    @Inject
    Pool pool;

    @Test
    void promotionWithoutCode_appliesByItself_besideACode() {
        var automatic = world.known(aPromotion().of(seller).withoutCode().percent("10"));
        var batch = world.ready(aPromotion().of(seller).percent("20"), 1);

        order(batch.code()).quote().then().statusCode(200).body("discount", equalTo("12.00"));
        order(batch.code())
                .redeem()
                .then()
                .statusCode(201)
                .body("discount", equalTo("12.00"))
                .body("codes", hasSize(1))
                .body(
                        "promotions.promotionId",
                        equalTo(List.of(
                                batch.promotion().promotionId().toString(),
                                automatic.promotionId().toString())));
        order().redeem()
                .then()
                .statusCode(201)
                .body("discount", equalTo("4.00"))
                .body("codes", hasSize(0));

        var events = world.told().await(EventType.CODE_REDEEMED, automatic.promotionId(), 2);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getString("batchNumber")).isNull();
            assertThat(event.getString("discount")).isEqualTo("4.00");
        });
    }

    @Test
    void customerWhoHadHisTurn_justDoesntGetIt() {
        var automatic =
                world.known(aPromotion().of(seller).withoutCode().percent("10").oncePerCustomer());
        var ann = Map.of("id", "ann-" + seller);
        order().with("customer", ann).redeem().then().statusCode(201).body("discount", equalTo("4.00"));

        order().with("customer", ann).quote().then().statusCode(200).body("discount", equalTo("0.00"));
        order().with("customer", ann).redeem().then().statusCode(201).body("discount", equalTo("0.00"));
        order().redeem().then().statusCode(201).body("discount", equalTo("4.00"));
        assertThat(world.told().await(EventType.CODE_REDEEMED, automatic.promotionId(), 2))
                .hasSize(2);
    }

    @Test
    void budgetThatIsUsedUp_justEndsIt() {
        world.known(aPromotion().of(seller).withoutCode().percent("10").maxRedemptions(1));
        order().redeem().then().statusCode(201).body("discount", equalTo("4.00"));

        order().redeem().then().statusCode(201).body("discount", equalTo("0.00"));
        order().with("expectedDiscount", "4.00")
                .redeem()
                .then()
                .statusCode(409)
                .body("type", problem("discount-changed"));
    }

    /** Another instance has heard of it, and with it the ledger. */
    @Test
    void pauseThatThisInstanceHasntHeardOf_endsItToo() {
        var automatic = world.known(aPromotion().of(seller).withoutCode().percent("10"));
        pool.preparedQuery("update promotion_terms set status = 'PAUSED' where promotion_id = $1")
                .execute(Tuple.of(automatic.promotionId()))
                .await()
                .indefinitely();

        order().redeem().then().statusCode(201).body("discount", equalTo("0.00"));
        order().with("expectedDiscount", "4.00")
                .redeem()
                .then()
                .statusCode(409)
                .body("type", problem("discount-changed"));
    }

    @Test
    void cancelled_givesTurnAndBudgetBack() {
        world.known(aPromotion()
                .of(seller)
                .withoutCode()
                .percent("10")
                .maxRedemptions(1)
                .oncePerCustomer());
        var ann = Map.of("id", "ann-" + seller);
        var order = order().with("customer", ann);
        order.cancel(order.redeemed(), "ORDER_CANCELLED").then().statusCode(200);

        order().with("customer", ann).redeem().then().statusCode(201).body("discount", equalTo("4.00"));
    }

    @Test
    void strangersItems_getNothing() {
        world.known(aPromotion().of(seller).withoutCode().percent("10"));

        anOrder().quote().then().statusCode(200).body("discount", equalTo("0.00"));
        order().at("shop-1", "s-1").quote().then().body("discount", equalTo("0.00"));
    }

    @Test
    void groupCode_isUsedByMany_andOnceByEach() {
        var code = World.neverIssued();
        var promotion = world.known(aPromotion()
                .of(seller)
                .percent("20")
                .oncePerCustomer()
                .maxRedemptions(2)
                .withGroupCode(world.fingerprint(code)));
        var ann = Map.of("id", "ann-" + seller);

        order(code).quote().then().body("codes[0].outcome", equalTo("APPLIED")).body("codes[0].codeId", nullValue());
        order(code).with("customer", ann).redeem().then().statusCode(201).body("discount", equalTo("8.00"));
        order(code)
                .with("customer", ann)
                .redeem()
                .then()
                .statusCode(409)
                .body("type", problem("customer-limit-reached"));
        order(code).redeem().then().statusCode(201).body("codes[0].code", equalTo(code));
        order(code).redeem().then().statusCode(409).body("type", problem("budget-exhausted"));
        assertThat(world.told().await(EventType.CODE_REDEEMED, promotion.promotionId(), 2))
                .hasSize(2);
    }

    @Test
    void groupCodeOfAStranger_isUnknown() {
        var code = World.neverIssued();
        world.known(aPromotion().of(seller).withGroupCode(world.fingerprint(code)));

        var foreign = anOrder(code).at("shop-1", "s-1").redeem();
        foreign.then().statusCode(404).body("type", problem("code-unknown"));
        assertThat(foreign.asString())
                .isEqualTo(anOrder(World.neverIssued())
                        .at("shop-1", "s-1")
                        .redeem()
                        .asString());
    }

    @Test
    void groupCode_canBeHeldByManyOrders() {
        var code = World.neverIssued();
        world.known(aPromotion().of(seller).withGroupCode(world.fingerprint(code)));

        order(code).hold().then().statusCode(200);
        order(code).hold().then().statusCode(200);
        order(code).redeem().then().statusCode(201);
    }

    private Orders order(String... codes) {
        return anOrder(codes)
                .with("items", List.of(Map.of("seller", seller, "sku", "SKU-1", "quantity", 2, "unitPrice", "19.99")));
    }
}
