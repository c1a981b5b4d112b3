package io.claimcode.redemption;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.Envelope;
import io.claimcode.kit.event.EventJson;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class RedeemTest {
    @Inject
    World world;

    @Test
    void goodCode_isRedeemedAndPriced() {
        var batch = world.ready(aPromotion(), 1);

        anOrder(batch.code())
                .with("orderId", "o-1001")
                .with("shipping", "4.99")
                .redeem()
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(".*/v1/redemptions/[0-9a-f-]{36}"))
                .header("Idempotent-Replayed", nullValue())
                .body("redemptionId", notNullValue())
                .body("orderId", equalTo("o-1001"))
                .body("status", equalTo("REDEEMED"))
                .body("currency", equalTo("USD"))
                .body("discount", equalTo("8.00"))
                .body("total", equalTo("36.97"))
                .body("shippingDiscount", equalTo("0.00"))
                .body("lines", hasSize(1))
                .body("lines[0].lineId", equalTo("1"))
                .body("lines[0].discount", equalTo("8.00"))
                .body("lines[0].promotions[0].discount", equalTo("8.00"))
                .body("codes[0].code", equalTo(batch.code()))
                .body("codes[0].codeId", equalTo(batch.number() + "-1"))
                .body("codes[0].outcome", equalTo("APPLIED"))
                .body("codes[0].message", equalTo("on sale"))
                .body(
                        "promotions[0].promotionId",
                        equalTo(batch.promotion().promotionId().toString()));
    }

    @Test
    void spellingOfACode_doesntMatter() {
        var batch = world.ready(aPromotion(), 1);

        anOrder(batch.code().toLowerCase(Locale.ROOT).replace("-", " "))
                .redeem()
                .then()
                .statusCode(201)
                .body("codes[0].code", equalTo(batch.code()));
    }

    @Test
    void sameKeyAndBody_answersAsTheFirstTime() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());

        var first = order.redeem();
        var again = order.redeem();

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void sameKey_answersAsTheFirstTimeAfterThePromotionEnded() {
        var promotion = aPromotion();
        var batch = world.ready(promotion, 2);
        var order = anOrder(batch.code());
        var first = order.redeem();

        world.tell(new PromotionCreated(
                promotion.atVersion(2).in(PromotionState.Status.ENDED).state(), null));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> anOrder(batch.code(1)).redeem().then().statusCode(410));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(order.redeem().asString()).isEqualTo(first.asString());
    }

    @Test
    void sameKeyWithAnotherBody_isRefused() {
        var batch = world.ready(aPromotion(), 2);
        var order = anOrder(batch.code(0));
        order.redeem().then().statusCode(201);

        order.with("codes", List.of(batch.code(1)))
                .redeem()
                .then()
                .statusCode(422)
                .body("type", problem("idempotency-key-reused"));

        anOrder(batch.code(1)).redeem().then().statusCode(201);
    }

    @Test
    void refusedKey_mayBeUsedAgain() {
        var batch = world.ready(aPromotion().forAtLeast(3), 1);
        var order = anOrder(batch.code());
        order.redeem().then().statusCode(422).body("type", problem("cart-not-eligible"));

        order.item("SKU-2", 1, "1.00").redeem().then().statusCode(201);
    }

    @Test
    void refusal_freesTheCodeAtOnce() {
        var batch = world.ready(aPromotion().forAtLeast(3), 1);
        anOrder(batch.code()).redeem().then().statusCode(422);

        anOrder(batch.code()).item("SKU-2", 1, "1.00").redeem().then().statusCode(201);
    }

    @Test
    void changedDiscount_isRefusedWithTheNewQuote() {
        var batch = world.ready(aPromotion(), 1);

        anOrder(batch.code())
                .with("expectedDiscount", "9.00")
                .redeem()
                .then()
                .statusCode(409)
                .body("type", problem("discount-changed"))
                .body("quote.discount", equalTo("8.00"))
                .body("quote.redemptionId", nullValue());
        anOrder(batch.code()).with("expectedDiscount", "8.00").redeem().then().statusCode(201);
    }

    @Test
    void redemption_isReadByItsStorefrontAlone_withoutItsCodes() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        var id = order.redeem().then().statusCode(201).extract().<String>path("redemptionId");

        given().auth()
                .oauth2(World.token("shop-1"))
                .get("/v1/redemptions/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("REDEEMED"))
                .body("codes[0].codeId", equalTo(batch.number() + "-1"))
                .body("codes[0].code", nullValue());
        given().auth()
                .oauth2(World.token("shop-1"))
                .queryParam("orderId", order.body().get("orderId"))
                .get("/v1/redemptions")
                .then()
                .statusCode(200)
                .body("items.redemptionId", equalTo(List.of(id)));
        given().auth()
                .oauth2(World.token("shop-2"))
                .get("/v1/redemptions/" + id)
                .then()
                .statusCode(404)
                .body("type", problem("not-found"));
        given().auth()
                .oauth2(World.token("shop-1"))
                .get("/v1/redemptions/nonsense")
                .then()
                .statusCode(404);
    }

    @Test
    void redemption_isToldOnce_withoutCodeAndCustomer() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code()).with("customer", Map.of("email", "eve@example.com"));
        var id = order.redeem().then().statusCode(201).extract().<String>path("redemptionId");
        order.redeem().then().statusCode(201);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(eventsOf(batch)).isNotEmpty());

        assertThat(eventsOf(batch)).hasSize(1);
        var record = eventsOf(batch).getFirst();
        var event = EventJson.read(record.body(), CodeRedeemed.class);
        assertThat(record.type()).isEqualTo("claimcode.code-redeemed.v1");
        assertThat(record.subject()).isEqualTo(batch.number() + "-1");
        assertThat(event.redemptionId()).hasToString(id);
        assertThat(event.discount()).isEqualTo("8.00");
        assertThat(event.revenue()).isEqualTo("39.98");
        assertThat(event.units()).isEqualTo(2);
        assertThat(event.customer()).matches("[0-9a-f]{24}");
        assertThat(new String(record.body(), StandardCharsets.UTF_8))
                .doesNotContain("eve@")
                .doesNotContain(batch.code())
                .doesNotContain(batch.codes().getFirst().normal());
    }

    private List<Envelope> eventsOf(World.Batch batch) {
        return world.told().all(Topic.REDEMPTIONS.topicName()).stream()
                .map(Envelope::of)
                .filter(event ->
                        event.key().equals(batch.promotion().promotionId().toString()))
                .toList();
    }
}
