package io.claimcode.redemption;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.Topic;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who guesses is stopped, customer by customer; a storefront never is. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class GuessingTest {
    @Inject
    World world;

    @Test
    void eleventhUnknownCode_hasToWait_andThenARightOneToo() {
        var batch = world.ready(aPromotion(), 1);
        var eve = Map.of("id", "eve-" + UUID.randomUUID(), "email", "eve" + batch.number() + "@example.com");
        for (int i = 0; i < 10; i++) {
            guess(eve).then().statusCode(404).body("type", problem("code-unknown"));
        }

        var stopped = guess(eve);
        stopped.then().statusCode(429).body("type", problem("too-many-attempts"));
        assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(580, 600);
        anOrder(batch.code()).with("customer", eve).redeem().then().statusCode(429);
        anOrder(batch.code()).with("customer", eve).quote().then().statusCode(429);
        anOrder(batch.code()).with("customer", eve).hold().then().statusCode(429);
        // By either of her names, but nobody else at the same storefront.
        anOrder(batch.code())
                .with("customer", Map.of("email", eve.get("email")))
                .redeem()
                .then()
                .statusCode(429);
        anOrder(batch.code()).redeem().then().statusCode(201);
    }

    @Test
    void tenUnknownCodes_leaveARightOneUsable() {
        var batch = world.ready(aPromotion(), 1);
        var ann = Map.of("id", "ann-" + UUID.randomUUID());
        for (int i = 0; i < 10; i++) {
            guess(ann).then().statusCode(404);
        }

        anOrder(batch.code()).with("customer", ann).redeem().then().statusCode(201);
    }

    @Test
    void sameCodeAgain_andMistypedOnes_dontCount() {
        var batch = world.ready(aPromotion(), 1);
        var ann = Map.of("id", "ann-" + UUID.randomUUID());
        var unknown = World.neverIssued();
        for (int i = 0; i < 15; i++) {
            anOrder(unknown).with("customer", ann).redeem().then().statusCode(404);
            anOrder("7GM3-YYYYY3-ZZZZZ6").with("customer", ann).redeem().then().statusCode(400);
        }

        anOrder(batch.code()).with("customer", ann).redeem().then().statusCode(201);
    }

    @Test
    void quotesAndHolds_countToo_andAStrangersCodeCountsAsUnknown() {
        var strangers = world.ready(aPromotion().of("s-2"), 1);
        var eve = Map.of("id", "eve-" + UUID.randomUUID());
        anOrder(strangers.code())
                .at("shop-1", "s-1")
                .with("customer", eve)
                .redeem()
                .then()
                .statusCode(404);
        for (int i = 0; i < 5; i++) {
            anOrder(World.neverIssued()).with("customer", eve).quote().then().statusCode(200);
        }
        for (int i = 0; i < 4; i++) {
            anOrder(World.neverIssued()).with("customer", eve).hold().then().statusCode(404);
        }

        guess(eve).then().statusCode(429);
    }

    @Test
    void whoHasToWait_stillGetsTheAnswerOfWhatWasDone() {
        var batch = world.ready(aPromotion(), 1);
        var eve = Map.of("id", "eve-" + UUID.randomUUID());
        var order = anOrder(batch.code()).with("customer", eve);
        order.redeemed();
        for (int i = 0; i < 11; i++) {
            guess(eve);
        }

        order.redeem().then().statusCode(201).header("Idempotent-Replayed", "true");
    }

    @Test
    void manyUnknownCodes_areToldOfStorefrontAndSeller_whichStayOpen() {
        var batch = world.ready(aPromotion(), 1);
        var storefront = "shop-" + UUID.randomUUID();
        var seller = "s-" + UUID.randomUUID();
        var items = List.of(Map.of("seller", seller, "sku", "SKU-1", "quantity", 1, "unitPrice", "1.00"));
        for (int i = 0; i < 60; i++) {
            anOrder(World.neverIssued())
                    .with("items", items)
                    .at(storefront)
                    .redeem()
                    .then()
                    .statusCode(404);
        }

        toldOnce(storefront);
        toldOnce(seller);
        anOrder(batch.code()).at(storefront).redeem().then().statusCode(201);
    }

    private void toldOnce(String suspect) {
        var told = await().until(
                        () -> world.told().all(Topic.REDEMPTIONS.topicName()).stream()
                                .filter(record -> record.key().equals(suspect))
                                .toList(),
                        records -> !records.isEmpty());

        assertThat(told).singleElement().satisfies(record -> {
            assertThat(new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                    .isEqualTo(EventType.GUESSING_SUSPECTED.wireName());
            assertThat(new String(record.value(), StandardCharsets.UTF_8)).contains("\"attempts\":50");
        });
    }

    private static Response guess(Map<String, String> customer) {
        return anOrder(World.neverIssued()).with("customer", customer).redeem();
    }
}
