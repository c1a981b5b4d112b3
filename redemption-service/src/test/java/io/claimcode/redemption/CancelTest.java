package io.claimcode.redemption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.EventType;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.answered;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** A cancellation gives everything back exactly once; what was cancelled never happens again. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class CancelTest {
    @Inject
    World world;

    @Test
    void cancelled_givesCodeTurnAndBudgetBack() {
        var batch = world.ready(aPromotion().oncePerCustomer().maxRedemptions(1), 2);
        var ann = Map.of("id", "ann-" + batch.number());
        var first = anOrder(batch.code(0)).with("customer", ann);
        var id = first.redeemed();
        anOrder(batch.code(1)).with("customer", ann).redeem().then().statusCode(409);
        anOrder(batch.code(1)).redeem().then().statusCode(409).body("type", problem("budget-exhausted"));

        first.cancel(id, "ORDER_CANCELLED")
                .then()
                .statusCode(200)
                .body("redemptionId", equalTo(id))
                .body("status", equalTo("CANCELLED"))
                .body("reason", equalTo("ORDER_CANCELLED"))
                .body("closedAt", notNullValue())
                .body("discount", equalTo("8.00"))
                .body("codes[0].code", nullValue());

        first.find(id).then().body("status", equalTo("CANCELLED"));
        anOrder(batch.code(0)).with("customer", ann).redeem().then().statusCode(201);
    }

    @Test
    void cancelledTwice_answersTheSame_andTellsOnce() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        var id = order.redeemed();

        var first = order.cancel(id, "ORDER_CANCELLED").asString();
        assertThat(order.cancel(id, "PAYMENT_FAILED").asString()).isEqualTo(first);

        var event = world.told()
                .await(EventType.REDEMPTION_CANCELLED, batch.promotion().promotionId(), 1)
                .getFirst();
        assertThat(event.getString("redemptionId")).isEqualTo(id);
        assertThat(event.getString("reason")).isEqualTo("ORDER_CANCELLED");
        assertThat(event.getString("discount")).isEqualTo("8.00");
        assertThat(event.getString("revenue")).isEqualTo("39.98");
        assertThat(event.getInt("units")).isEqualTo(2);
        assertThat(event.getBoolean("restored")).isTrue();
        anOrder(batch.code()).redeemed();
        world.told().await(EventType.CODE_REDEEMED, batch.promotion().promotionId(), 2);
        assertThat(world.told()
                        .events(
                                EventType.REDEMPTION_CANCELLED,
                                batch.promotion().promotionId()))
                .hasSize(1);
    }

    @Test
    void keyOfACancelledRedemption_answersThatItWas() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        order.cancel(order.redeemed(), "ORDER_CANCELLED").then().statusCode(200);

        order.redeem().then().statusCode(409).body("type", problem("redemption-cancelled"));
        order.with("reference", "another")
                .redeem()
                .then()
                .statusCode(422)
                .body("type", problem("idempotency-key-reused"));
        order.without("reference")
                .key("another-" + batch.number())
                .redeem()
                .then()
                .statusCode(201);
    }

    @Test
    void cancelledOrder_whoseCodeIsUsedElsewhere_cantHaveItBack() {
        var batch = world.ready(aPromotion(), 1);
        var first = anOrder(batch.code());
        first.cancel(first.redeemed(), "ORDER_CANCELLED").then().statusCode(200);
        anOrder(batch.code()).redeemed();

        first.key("reopened-" + batch.number())
                .redeem()
                .then()
                .statusCode(409)
                .body("type", problem("code-already-redeemed"));
    }

    @Test
    void returned_isRecordedAndGivesNothingBack() {
        var batch = world.ready(aPromotion().oncePerCustomer().maxRedemptions(1), 2);
        var ann = Map.of("id", "ann-" + batch.number());
        var order = anOrder(batch.code(0)).with("customer", ann);
        var id = order.redeemed();

        order.cancel(id, "RETURNED").then().statusCode(200).body("status", equalTo("RETURNED"));

        order.cancel(id, "ORDER_CANCELLED").then().statusCode(200).body("status", equalTo("RETURNED"));
        anOrder(batch.code(0)).redeem().then().statusCode(409).body("type", problem("code-already-redeemed"));
        anOrder(batch.code(1)).with("customer", ann).redeem().then().statusCode(409);
        anOrder(batch.code(1)).redeem().then().statusCode(409).body("type", problem("budget-exhausted"));
        order.redeem().then().statusCode(201).header("Idempotent-Replayed", "true");
        var event = world.told()
                .await(EventType.REDEMPTION_CANCELLED, batch.promotion().promotionId(), 1)
                .getFirst();
        assertThat(event.getBoolean("restored")).isFalse();
    }

    @Test
    void byKey_whenItHappened_cancelsIt() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        var id = order.redeemed();

        order.cancelByKey("PAYMENT_FAILED")
                .then()
                .statusCode(200)
                .body("redemptionId", equalTo(id))
                .body("status", equalTo("CANCELLED"));

        anOrder(batch.code()).redeem().then().statusCode(201);
    }

    @Test
    void byKey_whenItHasntHappened_itNeverWill() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());

        var first = order.cancelByKey("PAYMENT_FAILED");
        first.then().statusCode(200).body("status", equalTo("CANCELLED")).body("orderId", nullValue());
        assertThat(order.cancelByKey("PAYMENT_FAILED").asString()).isEqualTo(first.asString());

        order.redeem().then().statusCode(409).body("type", problem("redemption-cancelled"));
        order.find(first.path("redemptionId")).then().statusCode(404);
        anOrder(batch.code()).redeem().then().statusCode(201);
    }

    /** The late commit loses, or the cancellation finds it; never both or neither. */
    @Test
    void redeemAndCancelByKeyAtOnce_leaveNothingRedeemed() throws Exception {
        var batch = world.ready(aPromotion().maxRedemptions(40), 40);
        var requests = new ArrayList<Callable<Response>>();
        var orders = new ArrayList<Orders>();
        for (int i = 0; i < 40; i++) {
            var order = anOrder(batch.code(i));
            orders.add(order);
            requests.add(() -> answered(order::redeem));
            requests.add(() -> answered(() -> order.cancelByKey("PAYMENT_FAILED")));
        }

        var answers = Orders.allAtOnce(requests);

        for (int i = 0; i < orders.size(); i++) {
            assertThat(answers.get(2 * i).statusCode()).as("redeem").isIn(201, 409);
            answers.get(2 * i + 1).then().statusCode(200).body("status", equalTo("CANCELLED"));
            answered(orders.get(i)::redeem).then().statusCode(409).body("type", problem("redemption-cancelled"));
        }
        // Budget and codes are all there again: 40 may be redeemed, each of them.
        for (int i = 0; i < orders.size(); i++) {
            answered(anOrder(batch.code(i))::redeem).then().statusCode(201);
        }
    }

    @Test
    void cancelledManyTimesAtOnce_givesBackOnce() throws Exception {
        var batch = world.ready(aPromotion().maxRedemptions(5), 6);
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 5; i++) {
            var order = anOrder(batch.code(i));
            var id = order.redeemed();
            for (int j = 0; j < 8; j++) {
                requests.add(() -> answered(() -> order.cancel(id, "ORDER_CANCELLED")));
            }
        }

        for (var answer : Orders.allAtOnce(requests)) {
            answer.then().statusCode(200).body("status", equalTo("CANCELLED"));
        }

        for (int i = 0; i < 5; i++) {
            anOrder(batch.code(i)).redeem().then().statusCode(201);
        }
        anOrder(batch.code(5)).redeem().then().statusCode(409).body("type", problem("budget-exhausted"));
        world.told().await(EventType.CODE_REDEEMED, batch.promotion().promotionId(), 10);
        assertThat(world.told()
                        .events(
                                EventType.REDEMPTION_CANCELLED,
                                batch.promotion().promotionId()))
                .hasSize(5);
    }

    /** A quote goes by the claim in Redis alone: that one has to be free again as well. */
    @Test
    void cancelledCode_isFreeForQuotesToo() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        order.cancel(order.redeemed(), "ORDER_CANCELLED").then().statusCode(200);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> anOrder(batch.code()).quote().then().body("codes[0].outcome", equalTo("APPLIED")));
    }

    @Test
    void strangersRedemption_isNotThere() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        var id = order.redeemed();

        order.at("shop-2").cancel(id, "ORDER_CANCELLED").then().statusCode(404).body("type", problem("not-found"));
        order.at("shop-2").cancelByKey("ORDER_CANCELLED").then().statusCode(200).body("orderId", nullValue());
        order.at("shop-1").find(id).then().body("status", equalTo("REDEEMED"));
        order.cancel("no-uuid", "ORDER_CANCELLED").then().statusCode(404);
    }

    @Test
    void badReason_isRefused() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        var id = order.redeemed();

        for (var reason : List.of("", " ", "a\u0000b", "x".repeat(201))) {
            order.cancel(id, reason).then().statusCode(422).body("errors.pointer", equalTo(List.of("/reason")));
        }
        order.find(id).then().body("status", equalTo("REDEEMED"));
    }

    @Test
    void orderOfSeveralTries_listsThemTheNewestFirst() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        order.cancel(order.redeemed(), "ORDER_CANCELLED").then().statusCode(200);
        order.key("again-" + batch.number()).redeemed();

        order.ofOrder()
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.status", equalTo(List.of("REDEEMED", "CANCELLED")))
                .body("nextCursor", nullValue());
        String next = order.ofOrder(Map.of("limit", 1))
                .then()
                .body("items.status", equalTo(List.of("REDEEMED")))
                .extract()
                .path("nextCursor");
        order.ofOrder(Map.of("limit", 1, "cursor", next))
                .then()
                .body("items.status", equalTo(List.of("CANCELLED")))
                .body("nextCursor", nullValue());
        order.ofOrder(Map.of("limit", 201)).then().statusCode(422);
        order.ofOrder(Map.of("cursor", "x")).then().statusCode(422);
    }
}
