package io.claimcode.codegen;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.BatchStatus;
import io.claimcode.codegen.model.PackedCodes;
import io.claimcode.contracts.event.BatchFailed;
import io.claimcode.contracts.event.BatchReady;
import io.claimcode.contracts.event.ClaimCodeGroupRequested;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** Exactly the codes that were asked for and one end, whatever comes twice, too late or in between. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class ExactTest {
    private static final int CHUNK = 2_000;

    @Inject
    World world;

    @Inject
    Events events;

    @Inject
    TestCodeSource codeSource;

    @Inject
    Chunks chunks;

    @Inject
    DrawCodes drawCodes;

    @Inject
    MakeChunks makeChunks;

    @AfterEach
    void release() {
        codeSource.release();
    }

    /** Its lease was stolen while it slept: it goes on where it was, in the middle of the batch and after its end. */
    @Test
    void instanceThatWakesUpTooLate_changesNothing() {
        Batch batch = world.leased(20_000, UUID.randomUUID(), "1 hour");
        world.awaitComplete();
        world.release(batch);
        world.awaitCreated(batch.groupId(), 8_000);

        wakeUp(batch);
        Batch ready = world.awaitReady(batch.groupId());
        world.assertExact(ready);
        wakeUp(batch);

        world.assertExact(ready);
    }

    private void wakeUp(Batch batch) {
        Throwable failure = catchThrowable(() -> makeChunks.make(batch, UUID.randomUUID(), new ChunksAhead()));
        assertThat(failure)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        lost -> assertThat(lost).isInstanceOf(TurnLost.class));
    }

    @Test
    void kafkaKilledInMidBatch_endsWithExactlyTheCodes() {
        UUID groupId = world.request(60_000);

        world.awaitCreated(groupId, 5_000);
        Batch batch;
        StackResource.stack().kafka().kill();
        try {
            assertThat(world.find(groupId).orElseThrow().created()).isLessThan(60_000);
            batch = world.awaitReady(groupId);
        } finally {
            StackResource.stack().kafka().start();
        }

        world.assertExact(batch);
    }

    @Test
    void eventsThatAreReplayedLater_beginNothing() {
        PromotionCreated event = Events.promotionWithGroup(UUID.randomUUID(), 100);
        ClaimCodeGroupState later = new ClaimCodeGroupState(UUID.randomUUID(), 50);
        ClaimCodeGroupRequested requested = new ClaimCodeGroupRequested(event.promotion(), later);
        UUID createdId = UUID.randomUUID();
        UUID requestedId = UUID.randomUUID();
        events.tell(createdId, event);
        events.tell(requestedId, requested);
        Batch first = world.awaitReady(group(event));
        Batch second = world.awaitReady(later.groupId());
        var codes = world.download(first.groupId());

        events.tell(createdId, event);
        events.tell(requestedId, requested);
        events.tell(UUID.randomUUID(), event);
        events.tell(UUID.randomUUID(), requested);
        awaitEverythingHeard(event);

        assertThat(world.assertExact(first)).isEqualTo(codes);
        world.assertExact(second);
        assertThat(world.count("select count(*) from batch where promotion_id = '" + event.promotionId()
                        + "' and quantity > 1"))
                .isEqualTo(2);
    }

    @Test
    void requestThatIsReplayedAfterItsCancellation_beginsNothing() {
        PromotionCreated event = Events.promotionWithGroup(UUID.randomUUID(), 500_000);
        events.tell(UUID.randomUUID(), event);
        world.awaitCreated(group(event), 2_000);
        events.tell(UUID.randomUUID(), Events.cancelled(event));

        events.tell(UUID.randomUUID(), event);
        awaitEverythingHeard(event);

        Batch batch = world.find(group(event)).orElseThrow();
        assertThat(batch.status()).isEqualTo(BatchStatus.CANCELLED);
        assertThat(events.ofGroup(batch.groupId(), EventType.BATCH_READY, BatchReady.class))
                .isEmpty();
    }

    /** They are loaded by one call, so Redis has no earlier one to compare with. */
    @Test
    void equalCodesOfOneBatch_areDrawnAnew() {
        Batch batch = world.leased(2_000, UUID.randomUUID(), "1 hour");
        PackedCodes first = drawCodes.draw(1_000).codes();
        chunks.store(batch.chunk(0), drawCodes.place(first));
        codeSource.repeat(first.bytes());
        chunks.store(batch.chunk(1), drawCodes.draw(1_000));
        assertThat(((PackedCodes) chunks.find(batch.chunk(1)).orElseThrow()).code(0))
                .isEqualTo(first.code(0));

        world.release(batch);

        world.assertExact(world.awaitReady(batch.groupId()));
    }

    @Test
    void batchWhoseCodesNeverAddUp_failsWithAReason() {
        world.awaitComplete();
        Batch batch = world.leased(1_000, UUID.randomUUID(), "1 hour");
        world.miscount(batch, 7);

        world.release(batch);

        await().atMost(World.PATIENCE)
                .until(() -> world.find(batch.groupId()).orElseThrow().status() == BatchStatus.FAILED);
        world.awaitAllTold();
        assertThat(events.ofGroup(batch.groupId(), EventType.BATCH_FAILED, BatchFailed.class))
                .extracting(BatchFailed::reason)
                .containsExactly("The codes of this group could not be loaded. Please ask for a new group.");
        assertThat(events.ofGroup(batch.groupId(), EventType.BATCH_READY, BatchReady.class))
                .isEmpty();
    }

    /** All other workers are at large batches and don't get on. */
    @Test
    void lastWorker_keepsItselfForSmallBatches() {
        codeSource.hold(CHUNK);
        UUID large = world.request(60_000);
        await().atMost(World.PATIENCE).ignoreExceptions().until(() -> isBegun(large));
        UUID waiting = world.request(60_000);

        List<Batch> small = List.of(world.awaitReady(world.request(500)), world.awaitReady(world.request(700)));

        assertThat(isBegun(waiting)).isFalse();
        codeSource.release();
        small.forEach(world::assertExact);
        world.assertExact(world.awaitReady(large));
        world.assertExact(world.awaitReady(waiting));
    }

    private boolean isBegun(UUID groupId) {
        return world.find(groupId).orElseThrow().startedAt() != null;
    }

    /** The records of one promotion are read one after the other. */
    private void awaitEverythingHeard(PromotionCreated event) {
        PromotionCreated last = new PromotionCreated(event.promotion(), new ClaimCodeGroupState(UUID.randomUUID(), 1));
        events.tell(UUID.randomUUID(), last);
        world.awaitReady(group(last));
    }

    private static UUID group(PromotionCreated event) {
        return Objects.requireNonNull(event.claimCodeGroup()).groupId();
    }
}
