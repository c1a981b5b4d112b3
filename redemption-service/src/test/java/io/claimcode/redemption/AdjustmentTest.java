package io.claimcode.redemption;

import java.util.ArrayList;
import java.util.HashMap;
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
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

/** Part of an order goes back: its share of the discount and of the budget, exactly once; the code stays spent. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class AdjustmentTest {
    @Inject
    World world;

    @Test
    void partThatGoesBack_givesItsShareBack_andTheCodeStaysSpent() {
        var batch = world.ready(aPromotion().maxDiscount("16.00"), 3);
        var order = anOrder(batch.code(0));
        var id = order.redeemed();

        adjust(order, id, null, part("1", 1))
                .then()
                .statusCode(200)
                .body("redemptionId", equalTo(id))
                .body("discount", equalTo("4.00"))
                .body("lines[0].lineId", equalTo("1"))
                .body("lines[0].quantity", equalTo(1))
                .body("promotions[0].discount", equalTo("4.00"));

        anOrder(batch.code(0)).redeem().then().statusCode(409).body("type", problem("code-already-redeemed"));
        var event = world.told()
                .await(EventType.REDEMPTION_ADJUSTED, batch.promotion().promotionId(), 1)
                .getFirst();
        assertThat(event.getString("discount")).isEqualTo("4.00");
        assertThat(event.getString("revenue")).isEqualTo("19.99");
        assertThat(event.getInt("units")).isEqualTo(1);
        assertThat(event.getInt("serial")).isEqualTo(1);
        // 16.00 less 4.00 that are left: one more order of 8.00 fits, and no second.
        anOrder(batch.code(1)).redeem().then().statusCode(201);
        anOrder(batch.code(2)).redeem().then().statusCode(409).body("type", problem("budget-exhausted"));
    }

    @Test
    void allThatGoesBackInSteps_isExactlyTheDiscount_andCancellingGivesTheRest() {
        var batch = world.ready(aPromotion().percent("33").maxDiscount("60.00"), 2);
        var order = anOrder(batch.code(0)).item("SKU-2", 7, "3.33");
        var id = order.redeemed();

        adjust(order, id, null, part("2", 3)).then().statusCode(200);
        adjust(order, id, null, part("2", 4), part("1", 1)).then().statusCode(200);
        order.cancel(id, "ORDER_CANCELLED").then().statusCode(200);

        var adjusted = world.told()
                .await(EventType.REDEMPTION_ADJUSTED, batch.promotion().promotionId(), 2);
        var cancelled = world.told()
                .await(EventType.REDEMPTION_CANCELLED, batch.promotion().promotionId(), 1)
                .getFirst();
        long cents = cents(cancelled.getString("discount"));
        for (var event : adjusted) {
            cents += cents(event.getString("discount"));
        }
        assertThat(cents).isEqualTo(2089);
        // The whole budget is there again: an order that needs just as much as was given back and more fits.
        anOrder(batch.code(1)).item("SKU-3", 1, "100.00").redeem().then().statusCode(201);
    }

    @Test
    void sameKeyAgain_isTheSameAdjustment() throws Exception {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        var id = order.redeemed();

        var first = adjust(order, id, "k-1", part("1", 1));
        first.then().statusCode(200).header("Idempotent-Replayed", nullValue());
        var again = adjust(order, id, "k-1", part("1", 1));
        again.then().statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        adjust(order, id, "k-1", part("1", 2)).then().statusCode(422).body("type", problem("idempotency-key-reused"));
        adjust(order, id, "k-2", part("1", 2)).then().statusCode(422).body("type", problem("validation-failed"));
    }

    @Test
    void adjustmentsAtOnce_neverGiveBackMoreThanThereWas() throws Exception {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code()).with("items", List.of(item(20)));
        var id = order.redeemed();
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 30; i++) {
            var key = "k-" + i;
            requests.add(() -> answered(() -> adjust(order, id, key, part("1", 1))));
        }

        var answers = Orders.allAtOnce(requests);

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(20);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 422).hasSize(10);
        assertThat(world.told()
                        .await(EventType.REDEMPTION_ADJUSTED, batch.promotion().promotionId(), 20))
                .hasSize(20);
    }

    @Test
    void adjustedAndCancelledAtOnce_tellsExactlyTheDiscount() throws Exception {
        var batch = world.ready(aPromotion(), 20);
        var requests = new ArrayList<Callable<Response>>();
        for (int i = 0; i < 20; i++) {
            var order = anOrder(batch.code(i));
            var id = order.redeemed();
            requests.add(() -> answered(() -> adjust(order, id, "k-1", part("1", 1))));
            requests.add(() -> answered(() -> order.cancel(id, "ORDER_CANCELLED")));
        }

        var answers = Orders.allAtOnce(requests);

        var adjustments = answers.stream()
                .filter(answer -> answer.path("adjustmentId") != null)
                .toList();
        long cents = 0;
        for (var event : world.told()
                .await(EventType.REDEMPTION_CANCELLED, batch.promotion().promotionId(), 20)) {
            cents += cents(event.getString("discount"));
        }
        for (var event : world.told()
                .await(EventType.REDEMPTION_ADJUSTED, batch.promotion().promotionId(), adjustments.size())) {
            cents += cents(event.getString("discount"));
        }
        assertThat(cents).isEqualTo(20 * 800);
    }

    @Test
    void badAdjustments_areRefusedAndChangeNothing() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        var id = order.redeemed();

        adjust(order, id, null, part("9", 1)).then().statusCode(422).body("errors.pointer", hasItem("/lines/0/lineId"));
        adjust(order, id, null, part("1", 3))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/lines/0/quantity"));
        adjust(order, id, null, part("1", 0))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/lines/0/quantity"));
        adjust(order, id, null, part("1", 1), part("1", 1))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/lines/1/lineId"));
        adjust(order, id, null).then().statusCode(422).body("errors.pointer", hasItem("/lines"));
        adjust(order.at("shop-2"), id, null, part("1", 1)).then().statusCode(404);
        adjust(order.at("shop-1"), id, null, part("1", 2)).then().statusCode(200);
    }

    @Test
    void cancelledRedemption_cantBeAdjusted() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        var id = order.redeemed();
        order.cancel(id, "ORDER_CANCELLED");

        adjust(order, id, null, part("1", 1)).then().statusCode(409).body("type", problem("redemption-cancelled"));
    }

    private static long cents(String amount) {
        return Long.parseLong(amount.replace(".", ""));
    }

    private static Map<String, Object> part(String lineId, int quantity) {
        return Map.of("lineId", lineId, "quantity", quantity);
    }

    private static Map<String, Object> item(int quantity) {
        var item = new HashMap<String, Object>();
        item.put("seller", "s-1");
        item.put("sku", "SKU-1");
        item.put("quantity", quantity);
        item.put("unitPrice", "1.00");
        return item;
    }

    private static Response adjust(Orders order, String redemptionId, String key, Object... parts) {
        return order.adjust(redemptionId, key, List.of(parts));
    }
}
