package io.claimcode.verify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

import io.claimcode.contracts.redis.BucketCodes;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.local.Service;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Response;

/** A batch as the stores hold it, seen from behind. */
final class StoredBatch implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LOOK = """
            select b.batch_number, b.status, coalesce(b.lease_owner::text, ''), (
              select count(*) from code_chunk c where c.batch_number = b.batch_number), b.created,
              coalesce(b.progressed_at::text, '')
            from batch b where b.group_id = ?""";

    private final Deployment deployment;
    private final UUID groupId;
    private final Connection database;

    StoredBatch(Deployment deployment, Seller.Promotion promotion) throws SQLException {
        this.deployment = deployment;
        this.groupId = UUID.fromString(promotion.groupId());
        this.database = deployment.database(Service.CODEGEN);
    }

    /**
     * At one moment.
     *
     * @param turn of the worker that has it or had it last
     * @param chunks that are stored
     * @param created codes that are loaded, as told at this time
     */
    record Look(int number, String status, String turn, int chunks, int created, String toldAt) {}

    /** As soon as it is so. */
    Look await(Predicate<Look> condition) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptions()
                .until(this::look, condition);
    }

    Look look() throws SQLException {
        try (var statement = database.prepareStatement(LOOK)) {
            statement.setObject(1, groupId);
            try (var row = statement.executeQuery()) {
                row.next();
                return new Look(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getString(6));
            }
        }
    }

    /** Its codes in Redis, each looked at. */
    int inRedis() throws SQLException {
        int number = look().number();
        int count = 0;
        try (var redis = new Jedis("127.0.0.1", deployment.stack().redis().port())) {
            for (int shard = 0; shard < RedisLayout.SHARDS; shard++) {
                for (var entry : entries(redis, shard)) {
                    count += entry.batchNumber() == number ? 1 : 0;
                }
            }
        }
        return count;
    }

    private static List<CodeEntry> entries(Jedis redis, int shard) {
        var answers = new ArrayList<Response<byte[]>>();
        try (var pipeline = redis.pipelined()) {
            for (int bucket = 0; bucket < RedisLayout.DEFAULT_BUCKETS; bucket++) {
                answers.add(pipeline.get(RedisLayout.codes(shard, bucket).getBytes(StandardCharsets.US_ASCII)));
            }
        }
        return answers.stream()
                .map(Response::get)
                .filter(Objects::nonNull)
                .flatMap(bucket -> BucketCodes.of(bucket).entries().stream())
                .toList();
    }

    /** Its codes in Redis as the shards count them, which is quick. */
    int countedInRedis() throws SQLException {
        byte[] number =
                ByteBuffer.allocate(Integer.BYTES).putInt(look().number()).array();
        int count = 0;
        try (var redis = new Jedis("127.0.0.1", deployment.stack().redis().port())) {
            var answers = new ArrayList<Response<byte[]>>();
            try (var pipeline = redis.pipelined()) {
                for (int shard = 0; shard < RedisLayout.SHARDS; shard++) {
                    answers.add(pipeline.hget(RedisLayout.count(shard).getBytes(StandardCharsets.US_ASCII), number));
                }
            }
            for (var answer : answers) {
                count += answer.get() == null
                        ? 0
                        : Integer.parseInt(new String(answer.get(), StandardCharsets.US_ASCII));
            }
        }
        return count;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
