package io.claimcode.redemption;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.BatchCancelled;
import io.claimcode.contracts.event.ClaimCodeGroupCancelled;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.Event;
import io.claimcode.contracts.event.PromotionEnded;
import io.claimcode.contracts.event.PromotionPaused;
import io.claimcode.contracts.event.PromotionResumed;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A seller's acts hold at the checkout; starts and ends come at their instants by themselves. How soon acts hold is a matter
 * of the system tests.
 */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class LifecycleTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    World world;

    @Test
    void pauseResumeAndEnd_hold() {
        var promotion = aPromotion();
        var batch = world.ready(promotion, 2);

        refusedSoon(
                batch,
                new PromotionPaused(
                        promotion.atVersion(2).in(PromotionState.Status.PAUSED).state()),
                422,
                "promotion-paused");

        world.tell(new PromotionResumed(
                promotion.atVersion(3).in(PromotionState.Status.ACTIVE).state()));
        await().atMost(SOON)
                .untilAsserted(() -> anOrder(batch.code(0)).redeem().then().statusCode(201));

        refusedSoon(
                batch,
                new PromotionEnded(
                        promotion.atVersion(4).in(PromotionState.Status.ENDED).state(), PromotionEnded.Reason.ENDED),
                410,
                "promotion-ended");
    }

    @Test
    void hold_survivesAPause_butNotTheEnd() {
        var promotion = aPromotion();
        var batch = world.ready(promotion, 2);
        var ann = anOrder(batch.code(0));
        ann.hold().then().statusCode(200);

        refusedSoon(
                batch,
                new PromotionPaused(
                        promotion.atVersion(2).in(PromotionState.Status.PAUSED).state()),
                422,
                "promotion-paused");
        ann.redeem().then().statusCode(422).body("type", problem("promotion-paused"));
        ann.findHold().then().statusCode(200);
        anOrder(batch.code(0)).redeem().then().statusCode(409).body("type", problem("code-held"));

        world.tell(new PromotionEnded(
                promotion.atVersion(3).in(PromotionState.Status.ENDED).state(), PromotionEnded.Reason.ENDED));
        await().atMost(SOON)
                .untilAsserted(() -> ann.redeem().then().statusCode(410).body("type", problem("promotion-ended")));
    }

    @Test
    void startAndEnd_comeAtTheirInstants() {
        var startsAt = Instant.now().plusSeconds(2);
        var endsAt = startsAt.plusSeconds(2);
        var batch = world.ready(aPromotion().starting(startsAt).ending(endsAt), 30);

        if (Instant.now().isBefore(startsAt.minusMillis(500))) {
            anOrder(batch.code(0)).redeem().then().statusCode(422).body("type", problem("promotion-not-started"));
        }
        var first = await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(10))
                .until(() -> anOrder(batch.code(0)).redeem(), answer -> answer.statusCode() == 201);
        assertThat(Instant.parse(first.path("redeemedAt"))).isBetween(startsAt, endsAt);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> anOrder(batch.code(1))
                        .redeem()
                        .then()
                        .statusCode(410)
                        .body("type", problem("promotion-ended")));
        assertThat(Instant.now()).isAfterOrEqualTo(endsAt);
    }

    @Test
    void cancelledGroup_isUnknown_whateverIsInRedis() {
        var batch = world.ready(aPromotion(), 1);

        world.tell(new ClaimCodeGroupCancelled(batch.promotion(), new ClaimCodeGroupState(batch.groupId(), 1)));
        await().atMost(SOON)
                .untilAsserted(() ->
                        anOrder(batch.code()).redeem().then().statusCode(404).body("type", problem("code-unknown")));
        world.tell(new BatchCancelled(batch.promotion().promotionId(), batch.groupId(), batch.number(), 1));
        anOrder(batch.code()).hold().then().statusCode(404);
    }

    private void refusedSoon(World.Batch batch, Event act, int status, String slug) {
        world.tell(act);
        await().atMost(SOON)
                .untilAsserted(() -> anOrder(batch.code(1))
                        .redeem()
                        .then()
                        .statusCode(status)
                        .body("type", problem(slug)));
    }
}
