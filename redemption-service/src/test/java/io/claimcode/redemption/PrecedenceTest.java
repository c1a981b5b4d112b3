package io.claimcode.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.PromotionEnded;
import io.claimcode.contracts.event.PromotionPaused;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Where two refusals hold, the one that stands first in the contract's table is told; row by row. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class PrecedenceTest {
    private static final String NEVER_ISSUED = "7GM3-YYYYY3-ZZZZZ5";

    @Inject
    World world;

    @Test
    void malformedCode_beforeInvalidValues() {
        anOrder("7GM3-YYYYY3-ZZZZZ6")
                .with("currency", "DOLLAR")
                .redeem()
                .then()
                .statusCode(400)
                .body("type", is("code-malformed"));
    }

    @Test
    void keyReused_beforeRedemptionCancelled() {
        var order = anOrder(world.ready(aPromotion(), 1).code());
        order.cancel(order.redeemed(), "ORDER_CANCELLED");

        order.with("reference", "other").redeem().then().statusCode(422).body("type", is("idempotency-key-reused"));
    }

    @Test
    void redemptionCancelled_beforeCodeRedeemed() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        order.cancel(order.redeemed(), "ORDER_CANCELLED");
        anOrder(batch.code()).redeemed();

        order.redeem().then().statusCode(409).body("type", is("redemption-cancelled"));
    }

    @Test
    void orderRedeemed_beforeUnknown_andBeforeTooManyAttempts() {
        var order = anOrder(world.ready(aPromotion(), 1).code());
        order.redeemed();

        for (int i = 0; i < 12; i++) {
            order.key("key-" + order.orderId() + i)
                    .with("codes", List.of(World.neverIssued()))
                    .redeem()
                    .then()
                    .statusCode(409)
                    .body("type", is("order-already-redeemed"));
        }
    }

    @Test
    void unknown_beforeVoided() {
        var voided = world.ready(aPromotion().unrestricted(), 1);
        world.voidGroup(voided);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> anOrder(voided.code()).redeem().then().statusCode(410));

        anOrder(voided.code(), NEVER_ISSUED)
                .redeem()
                .then()
                .statusCode(404)
                .body("type", is("code-unknown"))
                .body("codes.code", equalTo(List.of(voided.code(), NEVER_ISSUED)))
                .body("codes.problem", equalTo(List.of(urn("code-voided"), urn("code-unknown"))));
    }

    @Test
    void voided_beforeEnded() {
        var batch = world.ready(aPromotion().ending(Instant.now().minusSeconds(1)), 1);
        anOrder(batch.code()).redeem().then().statusCode(410).body("type", is("promotion-ended"));

        world.voidGroup(batch);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        anOrder(batch.code()).redeem().then().statusCode(410).body("type", is("code-voided")));
    }

    @Test
    void ended_beforeRedeemed() {
        var promotion = aPromotion();
        var batch = world.ready(promotion, 1);
        anOrder(batch.code()).redeemed();
        anOrder(batch.code()).redeem().then().body("type", is("code-already-redeemed"));

        world.tell(new PromotionEnded(
                promotion.atVersion(2).in(PromotionState.Status.ENDED).state(), PromotionEnded.Reason.ENDED));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        anOrder(batch.code()).redeem().then().statusCode(410).body("type", is("promotion-ended")));
    }

    @Test
    void redeemed_beforeHeld() {
        var held = world.ready(aPromotion().unrestricted(), 1);
        var spent = world.ready(aPromotion().unrestricted(), 1);
        anOrder(held.code()).hold();
        anOrder(spent.code()).redeemed();

        anOrder(held.code(), spent.code())
                .redeem()
                .then()
                .body("type", is("code-already-redeemed"))
                .body("codes.problem", equalTo(List.of(urn("code-held"), urn("code-already-redeemed"))));
    }

    @Test
    void held_beforeCustomerLimit() {
        var batch = world.ready(aPromotion().oncePerCustomer(), 2);
        var ann = Map.of("id", "ann-" + batch.number());
        anOrder(batch.code(0)).with("customer", ann).redeemed();
        anOrder(batch.code(1)).hold();

        anOrder(batch.code(1))
                .with("customer", ann)
                .redeem()
                .then()
                .statusCode(409)
                .body("type", is("code-held"));
    }

    @Test
    void customerLimit_beforePaused() {
        var promotion = aPromotion().oncePerCustomer();
        var batch = world.ready(promotion, 3);
        var ann = Map.of("id", "ann-" + batch.number());
        anOrder(batch.code(0)).with("customer", ann).redeemed();

        world.tell(new PromotionPaused(
                promotion.atVersion(2).in(PromotionState.Status.PAUSED).state()));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        anOrder(batch.code(1)).redeem().then().statusCode(422).body("type", is("promotion-paused")));

        anOrder(batch.code(2))
                .with("customer", ann)
                .redeem()
                .then()
                .statusCode(409)
                .body("type", is("customer-limit-reached"));
    }

    @Test
    void notStarted_beforePaused_beforeCurrency_beforeCart() {
        var early = aPromotion().starting(Instant.now().plusSeconds(3600));
        var paused = world.ready(aPromotion().in(PromotionState.Status.PAUSED).inCurrency("EUR"), 1);
        var euros = world.ready(aPromotion().inCurrency("EUR").forAtLeast(50), 1);

        anOrder(world.ready(early.in(PromotionState.Status.PAUSED), 1).code())
                .redeem()
                .then()
                .body("type", is("promotion-not-started"));
        anOrder(paused.code()).redeem().then().body("type", is("promotion-paused"));
        anOrder(euros.code()).redeem().then().body("type", is("currency-mismatch"));
    }

    @Test
    void cart_beforeBudget_beforeDiscountChanged() {
        var lonely = world.ready(aPromotion().unrestricted().forAtLeast(50), 1);
        var broke = world.ready(aPromotion().unrestricted().maxRedemptions(1), 2);
        anOrder(broke.code(0)).redeemed();

        anOrder(broke.code(1), lonely.code()).redeem().then().body("type", is("cart-not-eligible"));
        anOrder(broke.code(1))
                .with("expectedDiscount", "1.00")
                .redeem()
                .then()
                .statusCode(409)
                .body("type", is("budget-exhausted"));
    }

    private static String urn(String slug) {
        return "urn:claimcode:problem:" + slug;
    }

    private static Matcher<String> is(String slug) {
        return equalTo(urn(slug));
    }
}
