package io.claimcode.codegen;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.BatchStatus;
import io.claimcode.contracts.event.BatchCancelled;
import io.claimcode.contracts.event.BatchFailed;
import io.claimcode.contracts.event.BatchReady;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class WithdrawBatchTest {
    private static final Duration PROMISED = Duration.ofSeconds(2);

    @Inject
    World world;

    @Inject
    Events events;

    @Inject
    Batches batches;

    @Inject
    WithdrawBatch withdrawBatch;

    @Test
    void cancelInMidBatch_stopsTheWorkAndIsToldOnce() {
        PromotionCreated event = Events.promotionWithGroup(UUID.randomUUID(), 1_000_000);
        UUID groupId = group(event);
        events.tell(UUID.randomUUID(), event);
        world.awaitCreated(groupId, 5_000);

        events.tell(UUID.randomUUID(), Events.cancelled(event));

        await().atMost(PROMISED).until(() -> statusOf(groupId) == BatchStatus.CANCELLED);
        Batch batch = world.find(groupId).orElseThrow();
        assertThat(batch.created()).isBetween(5_000, 999_999);
        await().during(Duration.ofSeconds(1))
                .atMost(PROMISED.plusSeconds(1))
                // Two chunks are loaded together while the next two are prepared.
                .until(() -> chunksOf(batch) <= batch.nextChunk() + 4);
        assertThatCancelIsTold(batch);
        problem(download(groupId), 409, "group-not-ready");
        RestAssured.given()
                .auth()
                .oauth2(World.token(Events.SELLER))
                .get("/v1/claim-code-groups/{id}", groupId)
                .then()
                .body("status", equalTo("CANCELLED"));
    }

    @Test
    void cancelThatComesFirst_leavesNothingToDo() {
        PromotionCreated event = Events.promotionWithGroup(UUID.randomUUID(), 3_000);
        UUID groupId = group(event);

        events.tell(UUID.randomUUID(), Events.cancelled(event));
        events.tell(UUID.randomUUID(), event);
        events.tell(UUID.randomUUID(), Events.cancelled(event));
        awaitEverythingHeard(event);

        Batch batch = world.find(groupId).orElseThrow();
        assertThatCancelIsTold(batch);
        assertThat(batch.created()).isZero();
        assertThat(chunksOf(batch)).isZero();
    }

    @Test
    void cancelTwice_isToldOnce() {
        PromotionCreated event = Events.promotionWithGroup(UUID.randomUUID(), 200_000);
        UUID groupId = group(event);
        UUID cancelId = UUID.randomUUID();
        events.tell(UUID.randomUUID(), event);
        world.awaitCreated(groupId, 2_000);

        events.tell(cancelId, Events.cancelled(event));
        events.tell(cancelId, Events.cancelled(event));
        events.tell(UUID.randomUUID(), Events.cancelled(event));
        events.tell(UUID.randomUUID(), Events.voided(event));
        awaitEverythingHeard(event);

        assertThatCancelIsTold(world.find(groupId).orElseThrow());
    }

    /** The worker has seen that all codes are there, and the cancel comes before it has said so. */
    @Test
    void cancelInTheLastMoment_isNeverFollowedByReady() {
        PromotionCreated event = Events.promotionWithGroup(UUID.randomUUID(), 10);
        world.update(
                "insert into batch (group_id, promotion_id, seller, quantity, chunk_size, started_at, lease_until)"
                        + " values ($1, $2, $3, 10, 10, now(), now() + '1 hour'::interval)",
                group(event),
                event.promotionId(),
                Events.SELLER);
        Batch batch = world.find(group(event)).orElseThrow();

        Batches.Finish finish = batches.finish(batch, () -> {
            withdrawBatch
                    .cancel(UUID.randomUUID(), new NewBatch(batch.groupId(), batch.promotionId(), batch.seller(), 10))
                    .await()
                    .atMost(World.PATIENCE);
            return true;
        });

        assertThat(finish).isEqualTo(Batches.Finish.OVER);
        batches.fail(batch, "too late");
        assertThat(batches.startOver(batch)).isFalse();
        assertThatCancelIsTold(world.find(group(event)).orElseThrow());
        assertThat(events.ofGroup(batch.groupId(), EventType.BATCH_FAILED, BatchFailed.class))
                .isEmpty();
    }

    /** Whichever comes first, one end is told. */
    @RepeatedTest(5)
    void cancelWhileTheBatchEnds_hasOneEnd() {
        PromotionCreated event = Events.promotionWithGroup(UUID.randomUUID(), 2_000);
        UUID groupId = group(event);
        events.tell(UUID.randomUUID(), event);
        world.awaitCreated(groupId, 2_000);

        events.tell(UUID.randomUUID(), Events.cancelled(event));
        awaitEverythingHeard(event);

        Batch batch = world.find(groupId).orElseThrow();
        if (batch.status() == BatchStatus.CANCELLED) {
            assertThatCancelIsTold(batch);
        } else {
            assertThatIsVoid(batch);
        }
    }

    @Test
    void cancelOfAReadyBatch_voidsIt() {
        PromotionCreated event = Events.promotionWithGroup(UUID.randomUUID(), 10);
        events.tell(UUID.randomUUID(), event);
        world.awaitReady(group(event));

        events.tell(UUID.randomUUID(), Events.cancelled(event));

        await().atMost(PROMISED).until(() -> statusOf(group(event)) == BatchStatus.VOIDED);
        assertThatIsVoid(world.find(group(event)).orElseThrow());
    }

    @Test
    void voidedGroup_hasNoCodesAnyMore() {
        PromotionCreated event = Events.promotionWithGroup(UUID.randomUUID(), 10);
        UUID groupId = group(event);
        events.tell(UUID.randomUUID(), event);
        world.awaitReady(groupId);
        String tag = download(groupId).header("ETag");

        events.tell(UUID.randomUUID(), Events.voided(event));
        events.tell(UUID.randomUUID(), Events.voided(event));

        await().atMost(PROMISED).until(() -> statusOf(groupId) == BatchStatus.VOIDED);
        assertThatIsVoid(world.find(groupId).orElseThrow());
        problem(
                RestAssured.given()
                        .auth()
                        .oauth2(World.token(Events.SELLER))
                        .header("If-None-Match", tag)
                        .get("/v1/claim-code-groups/{id}/codes", groupId),
                410,
                "group-voided");
        problem(
                RestAssured.given().auth().oauth2(World.token("s-2")).get("/v1/claim-code-groups/{id}/codes", groupId),
                404,
                "not-found");
    }

    @Test
    void redisThatIsLoadedAgain_knowsVoidedCodesAndNoCancelledOnes() {
        PromotionCreated cancelled = Events.promotionWithGroup(UUID.randomUUID(), 400_000);
        events.tell(UUID.randomUUID(), cancelled);
        world.awaitCreated(group(cancelled), 4_000);
        events.tell(UUID.randomUUID(), Events.cancelled(cancelled));
        PromotionCreated voided = Events.promotionWithGroup(UUID.randomUUID(), 1_000);
        events.tell(UUID.randomUUID(), voided);
        world.awaitReady(group(voided));
        events.tell(UUID.randomUUID(), Events.voided(voided));
        awaitEverythingHeard(cancelled);
        awaitEverythingHeard(voided);
        Batch live = world.awaitReady(world.request(1_000));

        world.redis("FLUSHALL");
        await().atMost(World.PATIENCE).until(() -> world.loaded(live) == 1_000);
        world.awaitComplete();

        assertThat(world.liveCodes(world.find(group(cancelled)).orElseThrow())).isZero();
        assertThat(world.liveCodes(world.find(group(voided)).orElseThrow())).isEqualTo(1_000);
        world.assertExact(live);
    }

    private void assertThatCancelIsTold(Batch batch) {
        assertThat(batch.status()).isEqualTo(BatchStatus.CANCELLED);
        assertThat(batch.readyAt()).isNull();
        world.awaitAllTold();
        assertThat(events.ofGroup(batch.groupId(), EventType.BATCH_CANCELLED, BatchCancelled.class))
                .containsExactly(
                        new BatchCancelled(batch.promotionId(), batch.groupId(), batch.number(), batch.created()));
        assertThat(events.ofGroup(batch.groupId(), EventType.BATCH_READY, BatchReady.class))
                .isEmpty();
    }

    private void assertThatIsVoid(Batch batch) {
        assertThat(batch.status()).isEqualTo(BatchStatus.VOIDED);
        problem(download(batch.groupId()), 410, "group-voided");
        world.awaitAllTold();
        assertThat(events.ofGroup(batch.groupId(), EventType.BATCH_READY, BatchReady.class))
                .hasSize(1);
        assertThat(events.ofGroup(batch.groupId(), EventType.BATCH_CANCELLED, BatchCancelled.class))
                .isEmpty();
    }

    /** The records of one promotion are read one after the other. */
    private void awaitEverythingHeard(PromotionCreated event) {
        PromotionCreated last = new PromotionCreated(event.promotion(), new ClaimCodeGroupState(UUID.randomUUID(), 1));
        events.tell(UUID.randomUUID(), last);
        world.awaitReady(group(last));
    }

    private BatchStatus statusOf(UUID groupId) {
        return world.find(groupId).orElseThrow().status();
    }

    private long chunksOf(Batch batch) {
        return world.count("select count(*) from code_chunk where batch_number = " + batch.number());
    }

    private static UUID group(PromotionCreated event) {
        return Objects.requireNonNull(event.claimCodeGroup()).groupId();
    }

    private static Response download(UUID groupId) {
        return RestAssured.given()
                .auth()
                .oauth2(World.token(Events.SELLER))
                .get("/v1/claim-code-groups/{id}/codes", groupId);
    }

    private static void problem(Response answer, int status, String slug) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:claimcode:problem:" + slug));
    }
}
