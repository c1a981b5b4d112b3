package io.claimcode.codegen;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.ShardCounts;
import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.BatchProgressed;
import io.claimcode.contracts.event.BatchReady;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.redis.BucketCodes;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.local.test.StackResource;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the tests ask and do around the service: sellers, the stores behind it, and what must hold in the end. */
@Singleton
public class World {
    public static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int PIPELINE = 1_000;
    private static final String COUNT_CODES = """
            local n = 0
            for _, key in ipairs(redis.call('KEYS', 'codes:*')) do
              local codes = redis.call('GET', key)
              for at = 1, #codes, 24 do
                if string.sub(codes, at + 16, at + 19) == ARGV[1] then n = n + 1 end
              end
            end
            return n""";

    @Inject
    Events events;

    @Inject
    Batches batches;

    @Inject
    Shards shards;

    @Inject
    ReloadShards reloadShards;

    @Inject
    Chunks chunks;

    @Inject
    DrawCodes drawCodes;

    @Inject
    Fingerprinter fingerprinter;

    @Inject
    Pool pool;

    @Inject
    Redis redis;

    /** Asks for a group by a new promotion; returns the group. */
    public UUID request(int quantity) {
        UUID groupId = UUID.randomUUID();
        events.tell(UUID.randomUUID(), Events.promotionWithGroup(groupId, quantity));
        return groupId;
    }

    Optional<Batch> find(UUID groupId) {
        return batches.find(groupId, Events.SELLER);
    }

    public Batch awaitReady(UUID groupId) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> find(groupId).filter(Batch::isReady).isPresent());
        return find(groupId).orElseThrow();
    }

    void awaitCreated(UUID groupId, int atLeast) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> find(groupId)
                        .filter(batch -> batch.created() >= atLeast)
                        .isPresent());
    }

    void awaitComplete() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> reloadShards.incomplete().isEmpty());
    }

    /** A ready batch with chunks of 2,000 codes, made without its events and without Redis. */
    public Batch store(int quantity) {
        UUID groupId = UUID.randomUUID();
        update(
                "insert into batch (group_id, promotion_id, seller, quantity, chunk_size, status, ready_at)"
                        + " values ($1, $1, $2, $3, 2000, 'READY', now())",
                groupId,
                Events.SELLER,
                quantity);
        Batch batch = find(groupId).orElseThrow();
        for (int index = 0; index < batch.chunks(); index++) {
            Chunk chunk = batch.chunk(index);
            chunks.store(chunk, drawCodes.draw(chunk.count()));
        }
        return batch;
    }

    /** A batch with chunks of 1,000 codes that somebody has for this long. */
    public Batch leased(int quantity, UUID turn, String lease) {
        UUID groupId = UUID.randomUUID();
        update(
                "insert into batch (group_id, promotion_id, seller, quantity, chunk_size, lease_owner, lease_until)"
                        + " values ($1, $2, $3, $4, 1000, $5, now() + '" + lease + "'::interval)",
                groupId,
                UUID.randomUUID(),
                Events.SELLER,
                quantity,
                turn);
        return find(groupId).orElseThrow();
    }

    /** Lets workers have a batch. */
    void release(Batch batch) {
        update("update batch set lease_until = null where batch_number = $1", batch.number());
    }

    /** What was told of a batch's way so far. */
    public List<BatchProgressed> progress(Batch batch) {
        awaitAllTold();
        return events.ofGroup(batch.groupId(), EventType.BATCH_PROGRESSED, BatchProgressed.class);
    }

    /** Reads of a batch's chunks so far. */
    public int chunkReads(Batch batch) {
        return ChunkReads.of(batch);
    }

    public static String token(String seller) {
        return StackResource.stack().tokens().seller(seller);
    }

    public List<ClaimCode> download(UUID groupId) {
        return RestAssured.given()
                .auth()
                .oauth2(token(Events.SELLER))
                .get("/v1/claim-code-groups/{id}/codes", groupId)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(line -> ClaimCode.parse(line).orElseThrow())
                .toList();
    }

    /** The whole promise: N distinct codes, each of them live under its serial, no other, and told once. */
    public List<ClaimCode> assertExact(Batch batch) {
        List<ClaimCode> codes = download(batch.groupId());
        assertThat(codes).hasSize(batch.quantity()).doesNotHaveDuplicates();
        assertThat(entries(codes)).isEqualTo(expectedEntries(batch));
        assertThat(loaded(batch)).isEqualTo(batch.quantity());
        assertThat(liveCodes(batch)).isEqualTo(batch.quantity());
        awaitAllTold();
        assertThat(events.ofGroup(batch.groupId(), EventType.BATCH_READY, BatchReady.class))
                .singleElement()
                .satisfies(ready -> {
                    assertThat(ready.promotionId()).isEqualTo(batch.promotionId());
                    assertThat(ready.batchNumber()).isEqualTo(batch.number());
                    assertThat(ready.quantity()).isEqualTo(batch.quantity());
                    assertThat(ready.durationMs()).isNotNegative();
                });
        return codes;
    }

    /** What Redis holds under each code. */
    List<Optional<CodeEntry>> entries(List<ClaimCode> codes) {
        List<Optional<CodeEntry>> entries = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += PIPELINE) {
            List<byte[]> fingerprints = codes.subList(from, Math.min(from + PIPELINE, codes.size())).stream()
                    .map(code -> fingerprinter.of(code).bytes())
                    .toList();
            Iterator<byte[]> asked = fingerprints.iterator();
            for (Response bucket : redis.batch(
                            fingerprints.stream().map(World::bucket).toList())
                    .await()
                    .atMost(LIMIT)) {
                byte[] fingerprint = asked.next();
                entries.add(Optional.ofNullable(bucket)
                        .flatMap(known ->
                                BucketCodes.of(known.getDelegate().toBytes()).find(fingerprint)));
            }
        }
        return entries;
    }

    private static Request bucket(byte[] fingerprint) {
        int bucket = RedisLayout.bucket(fingerprint, RedisLayout.DEFAULT_BUCKETS);
        return Request.cmd(Command.GET).arg(RedisLayout.codes(RedisLayout.shard(fingerprint), bucket));
    }

    private static List<Optional<CodeEntry>> expectedEntries(Batch batch) {
        List<Optional<CodeEntry>> expected = new ArrayList<>();
        for (int serial = 1; serial <= batch.quantity(); serial++) {
            expected.add(Optional.of(new CodeEntry(CodeEntry.sellerTag(batch.seller()), batch.number(), serial)));
        }
        return expected;
    }

    /** Codes of the batch by the shards' own counts. */
    long loaded(Batch batch) {
        return shards.counts(List.of(batch))
                .getOrDefault(batch.number(), ShardCounts.NONE)
                .total();
    }

    /** Codes of the batch by looking at each. */
    int liveCodes(Batch batch) {
        Request count = Request.cmd(Command.EVAL).arg(COUNT_CODES).arg(0);
        count.getDelegate()
                .arg(ByteBuffer.allocate(Integer.BYTES).putInt(batch.number()).array());
        return redis.send(count).await().atMost(LIMIT).toInteger();
    }

    void awaitAllTold() {
        await().atMost(PATIENCE).until(() -> count("select count(*) from outbox where published_at is null") == 0);
    }

    long count(String sql) {
        return pool.query(sql).execute().await().atMost(LIMIT).iterator().next().getLong(0);
    }

    public int update(String sql, Object... args) {
        return pool.preparedQuery(sql)
                .execute(Tuple.from(args))
                .await()
                .atMost(LIMIT)
                .rowCount();
    }

    public void redis(String... command) {
        Request request = Request.cmd(Command.create(command[0]));
        for (int i = 1; i < command.length; i++) {
            request.getDelegate().arg(command[i].getBytes(StandardCharsets.UTF_8));
        }
        redis.send(request).await().atMost(LIMIT);
    }

    /** Lets a shard count one code of a batch more than it has. */
    void miscount(Batch batch, int shard) {
        Request request = Request.cmd(Command.HINCRBY).arg(RedisLayout.count(shard));
        request.getDelegate()
                .arg(ByteBuffer.allocate(Integer.BYTES).putInt(batch.number()).array())
                .arg(1);
        redis.send(request).await().atMost(LIMIT);
    }
}
