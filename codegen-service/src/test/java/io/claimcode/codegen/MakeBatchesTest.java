package io.claimcode.codegen;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.PackedCodes;
import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.event.BatchFailed;
import io.claimcode.contracts.event.BatchProgressed;
import io.claimcode.contracts.event.ClaimCodeGroupRequested;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.contracts.event.Topic;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class MakeBatchesTest {
    @Inject
    World world;

    @Inject
    Events events;

    @Inject
    TestCodeSource codeSource;

    @Inject
    Chunks chunks;

    @Inject
    Batches batches;

    @Inject
    DrawCodes drawCodes;

    @Inject
    MakeChunks makeChunks;

    @Test
    void promotionWithGroup_getsItsCodes() {
        UUID groupId = world.request(4_500);

        Batch batch = world.awaitReady(groupId);

        world.assertExact(batch);
        assertThat(batch.created()).isEqualTo(4_500);
        assertThat(batch.chunks()).isEqualTo(3);
    }

    @Test
    void laterGroup_getsItsCodes() {
        UUID groupId = UUID.randomUUID();
        events.tell(
                UUID.randomUUID(),
                new ClaimCodeGroupRequested(Events.promotion(), new ClaimCodeGroupState(groupId, 10)));

        world.assertExact(world.awaitReady(groupId));
    }

    @Test
    void progress_isToldInOrderAndBeforeTheEnd() {
        UUID groupId = world.request(20_000);

        List<BatchProgressed> progress = world.progress(world.awaitReady(groupId));

        assertThat(progress).isNotEmpty().isSortedAccordingTo((a, b) -> Integer.compare(a.created(), b.created()));
        assertThat(progress).allSatisfy(step -> {
            assertThat(step.created()).isBetween(1, 19_999);
            assertThat(step.codesPerSecond()).isPositive();
            assertThat(step.secondsLeft()).isPositive();
        });
    }

    @Test
    void sameEventAndSameGroupAgain_makeNoSecondBatch() {
        UUID groupId = UUID.randomUUID();
        UUID eventId = UUID.randomUUID();
        PromotionCreated event = Events.promotionWithGroup(groupId, 100);

        events.tell(eventId, event);
        events.tell(eventId, event);
        events.tell(UUID.randomUUID(), event);
        events.tell(eventId, event);
        UUID later = UUID.randomUUID();
        events.tell(
                UUID.randomUUID(), new ClaimCodeGroupRequested(event.promotion(), new ClaimCodeGroupState(later, 1)));
        world.awaitReady(later);

        world.assertExact(world.awaitReady(groupId));
        assertThat(world.count("select count(*) from batch where group_id = '" + groupId + "'"))
                .isEqualTo(1);
    }

    @Test
    void unusableRecords_becomeDeadLettersAndStopNothing() {
        UUID tooMany = UUID.randomUUID();
        UUID none = UUID.randomUUID();
        UUID noJson = UUID.randomUUID();
        events.tell(tooMany, Events.promotionWithGroup(UUID.randomUUID(), 10_000_001));
        events.tell(none, Events.promotionWithGroup(UUID.randomUUID(), 0));
        events.tell(
                noJson,
                EventType.PROMOTION_CREATED.wireName(),
                UUID.randomUUID(),
                "{\"promotion\":".getBytes(StandardCharsets.UTF_8));
        UUID good = world.request(1);

        world.assertExact(world.awaitReady(good));

        String topic = Topic.PROMOTIONS.deadLetterName("codegen");
        await().atMost(World.PATIENCE)
                .untilAsserted(() -> assertThat(events.all(topic))
                        .extracting(letter -> Events.header(letter, "ce_id"))
                        .contains(tooMany.toString(), none.toString(), noJson.toString()));
        assertThat(events.all(topic))
                .filteredOn(letter -> Events.header(letter, "ce_id").equals(tooMany.toString()))
                .extracting(MakeBatchesTest::reason)
                .containsExactly("the quantity is not 1 to 10000000");
    }

    @Test
    void eventsOfOtherKinds_areLeftAlone() {
        events.tell(UUID.randomUUID(), new PromotionCreated(Events.promotion(), null));
        events.tell(
                UUID.randomUUID(),
                "claimcode.promotion-renamed.v7",
                UUID.randomUUID(),
                "{}".getBytes(StandardCharsets.UTF_8));

        world.assertExact(world.awaitReady(world.request(1)));
    }

    @Test
    void smallBatch_isNotStuckBehindABigOne() {
        UUID big = world.request(60_000);
        world.awaitCreated(big, 1_000);

        UUID small = world.request(500);
        Batch first = world.awaitReady(small);
        Batch second = world.awaitReady(big);

        assertThat(first.readyAt()).isBefore(second.readyAt());
        world.assertExact(first);
        world.assertExact(second);
    }

    @Test
    void codeThatAnotherBatchHas_isDrawnAnew() {
        Batch first = world.awaitReady(world.request(100));
        PackedCodes codes = (PackedCodes) chunks.find(first.chunk(0)).orElseThrow();
        codeSource.repeat(codes.bytes());

        Batch second = world.awaitReady(world.request(100));

        assertThat(codeSource.hasRepeated()).isTrue();
        List<ClaimCode> both = world.assertExact(second);
        Set<ClaimCode> distinct = new HashSet<>(both);
        distinct.addAll(world.assertExact(first));
        assertThat(distinct).hasSize(200);
        assertThat(world.entries(List.of(codes.code(0))))
                .containsExactly(Optional.of(new CodeEntry(CodeEntry.sellerTag(Events.SELLER), first.number(), 1)));
    }

    @Test
    void batchOfADeadInstance_isFinishedWithTheCodesThatItStored() {
        Batch left = world.leased(2_500, UUID.randomUUID(), "2 seconds");
        chunks.store(left.chunk(0), drawCodes.draw(1_000));
        PackedCodes stored = (PackedCodes) chunks.find(left.chunk(0)).orElseThrow();
        Instant leaseEnd = leaseEnd(left);

        Batch batch = world.awaitReady(left.groupId());

        assertThat(batch.startedAt()).isAfterOrEqualTo(leaseEnd);
        assertThat(world.assertExact(batch).getFirst()).isEqualTo(stored.code(0));
    }

    @Test
    void leaseOfARunningTurn_isRenewed() {
        UUID turn = UUID.randomUUID();
        Batch batch = world.leased(10, turn, "1 hour");
        Instant before = leaseEnd(batch);

        batches.keep(List.of(UUID.randomUUID()));
        assertThat(leaseEnd(batch)).isEqualTo(before);
        batches.keep(List.of(turn));
        assertThat(leaseEnd(batch)).isBetween(Instant.now(), Instant.now().plusSeconds(9));

        batches.giveBack(batch, turn);
        world.assertExact(world.awaitReady(batch.groupId()));
    }

    @Test
    void instancesOnTheSameChunks_makeThemOnce() {
        Batch batch = world.leased(6_000, UUID.randomUUID(), "1 hour");
        world.awaitComplete();

        List<CompletableFuture<Boolean>> instances = IntStream.range(0, 3)
                .mapToObj(instance -> CompletableFuture.supplyAsync(() -> makesOutOfTurn(batch)))
                .toList();
        boolean made = instances.stream().map(CompletableFuture::join).toList().contains(true);

        assertThat(world.find(batch.groupId()).orElseThrow().created()).isEqualTo(made ? 4_000 : 0);
        assertThat(world.loaded(batch)).isBetween(made ? 4_000L : 0L, 4_000L);
        world.release(batch);
        world.assertExact(world.awaitReady(batch.groupId()));
    }

    /** False for one that is so slow that it tells its progress: it hears that it isn't its turn. */
    private boolean makesOutOfTurn(Batch batch) {
        try {
            makeChunks.make(batch, UUID.randomUUID(), new ChunksAhead());
            return true;
        } catch (TurnLost e) {
            return false;
        }
    }

    @Test
    void countsThatDontAddUp_sendTheBatchThroughItsChunksAgain() {
        Batch batch = world.leased(2_000, UUID.randomUUID(), "1 hour");
        for (int index = 0; index < batch.chunks(); index++) {
            Chunk chunk = batch.chunk(index);
            chunks.store(chunk, drawCodes.draw(chunk.count()));
        }
        world.update(
                "update batch set next_chunk = 2, created = 2000, started_at = now(), lease_until = null"
                        + " where batch_number = $1",
                batch.number());

        world.assertExact(world.awaitReady(batch.groupId()));

        assertThat(world.count("select rounds from batch where batch_number = " + batch.number()))
                .isEqualTo(2);
    }

    @Test
    void damagedChunkOfAnUnfinishedBatch_failsTheBatch() {
        Batch batch = world.leased(1_000, UUID.randomUUID(), "1 hour");
        chunks.store(batch.chunk(0), drawCodes.draw(1_000));
        damage(batch, 0);
        world.release(batch);

        await().atMost(World.PATIENCE)
                .untilAsserted(
                        () -> assertThat(events.ofGroup(batch.groupId(), EventType.BATCH_FAILED, BatchFailed.class))
                                .singleElement()
                                .satisfies(failed -> assertThat(failed.reason()).contains("damaged")));
        assertThat(world.loaded(batch)).isZero();
    }

    private void damage(Batch batch, int chunk) {
        world.update(
                "update code_chunk set sealed = set_byte(sealed, 100, get_byte(sealed, 100) # 1)"
                        + " where batch_number = $1 and chunk = $2",
                batch.number(),
                chunk);
    }

    private Instant leaseEnd(Batch batch) {
        long micros = world.count(
                "select (extract(epoch from lease_until) * 1000000)::bigint from batch where batch_number = "
                        + batch.number());
        return Instant.EPOCH.plusNanos(micros * 1_000);
    }

    private static String reason(ConsumerRecord<String, byte[]> letter) {
        return Events.header(letter, "dead-letter-reason");
    }
}
