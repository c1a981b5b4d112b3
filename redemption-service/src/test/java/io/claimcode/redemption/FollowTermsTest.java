package io.claimcode.redemption;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.contracts.event.Topic;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class FollowTermsTest {
    @Inject
    World world;

    @Test
    void unusableRecords_goAside_andStopNobody() {
        var key = UUID.randomUUID().toString();
        var headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_type", "claimcode.promotion-created.v1",
                "ce_source", "/test",
                "ce_subject", key,
                "ce_time", "2027-03-01T00:00:00Z",
                "content-type", "application/json");
        world.send(Topic.PROMOTIONS.topicName(), key, "not json", headers);
        world.send(Topic.PROMOTIONS.topicName(), key, "{\"promotion\":null}", headers);
        world.send(Topic.PROMOTIONS.topicName(), key, "{}", Map.of());

        var batch = world.ready(aPromotion(), 1);

        anOrder(batch.code()).redeem().then().statusCode(201);
        var letters = world.told().all(Topic.PROMOTIONS.deadLetterName("redemption")).stream()
                .filter(letter -> letter.key().equals(key))
                .toList();
        assertThat(letters)
                .hasSize(3)
                .allSatisfy(letter -> assertThat(new String(
                                letter.headers()
                                        .lastHeader("dead-letter-reason")
                                        .value(),
                                StandardCharsets.UTF_8))
                        .isNotBlank());
    }

    @Test
    void largeAmounts_areCountedWith_andImpossibleOnesGoAside() {
        var large = world.ready(aPromotion().maxDiscount("999999999999.99").amountOff("100000000000.00"), 1);
        anOrder(large.code()).redeem().then().statusCode(201);
        var impossible = aPromotion().maxDiscount("1.001");

        world.tell(new PromotionCreated(impossible.state(), null));

        anOrder(world.ready(aPromotion(), 1).code()).redeem().then().statusCode(201);
        var id = impossible.state().promotionId().toString();
        assertThat(world.told().all(Topic.PROMOTIONS.deadLetterName("redemption")))
                .anyMatch(letter -> letter.key().equals(id));
    }

    @Test
    void laterVersion_counts_howeverLateTheEarlierComes() {
        var promotion = aPromotion();
        var batch = world.ready(promotion, 2);
        var first = promotion.state();

        world.tell(new PromotionCreated(
                promotion.atVersion(2).in(PromotionState.Status.PAUSED).state(), null));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> anOrder(batch.code()).redeem().then().statusCode(422));
        world.tell(new PromotionCreated(first, null));
        world.ready(aPromotion(), 1);

        anOrder(batch.code()).redeem().then().statusCode(422);
        world.tell(new PromotionCreated(
                promotion.atVersion(3).in(PromotionState.Status.ACTIVE).state(), null));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> anOrder(batch.code()).redeem().then().statusCode(201));
    }

    @Test
    void kafkaAway_redeemingGoesOn_andTheEventsFollow() {
        var batch = world.ready(aPromotion(), 1);

        StackResource.stack().kafka().kill();
        try {
            anOrder(batch.code()).redeem().then().statusCode(201);
        } finally {
            StackResource.stack().kafka().start();
        }

        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(world.told().all(Topic.REDEMPTIONS.topicName()).stream()
                                .filter(event -> event.key()
                                        .equals(batch.promotion().promotionId().toString())))
                        .hasSize(1));
    }
}
