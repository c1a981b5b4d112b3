package io.claimcode.codegen.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.LoadWatch;
import io.claimcode.codegen.ShardConfig;
import io.claimcode.codegen.Shards;
import io.claimcode.codegen.ShardsNotSealed;
import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.LoadTokens;
import io.claimcode.codegen.model.PlacedChunk;
import io.claimcode.codegen.model.Places;
import io.claimcode.codegen.model.ShardCounts;
import io.claimcode.codegen.model.ShardState;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.kit.redis.FunctionCall;
import io.claimcode.kit.redis.RedisFunctions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/** The shards of one Redis server. What is meant for many shards goes in pipelines. */
@Singleton
final class RedisShards implements Shards {
    static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String OK = "OK";

    /** Behind a shard's places: nobody finds its codes there, so it is emptied when it is opened. */
    private static final String DAMAGED = ".damaged";

    private final Redis redis;
    private final RedisFunctions functions;
    private final int buckets;
    private final String places;

    @Inject
    RedisShards(Redis redis, ShardConfig config, Fingerprinter fingerprinter) {
        this.redis = redis;
        this.functions = new RedisFunctions(redis, RedisLayout.library());
        this.buckets = config.buckets();
        this.places = RedisLayout.places(buckets, fingerprinter);
    }

    @Override
    public List<ShardState> states() {
        List<FunctionCall> calls = IntStream.range(0, RedisLayout.SHARDS)
                .mapToObj(shard -> call(
                        RedisLayout.STATUS, List.of(RedisLayout.loaded(shard), RedisLayout.marked(shard)), List.of()))
                .toList();
        List<Response> answers = callAll(calls);
        return IntStream.range(0, RedisLayout.SHARDS)
                .mapToObj(shard -> state(shard, answers.get(shard)))
                .toList();
    }

    private static ShardState state(int shard, Response answer) {
        return new ShardState(
                shard,
                answer.get(0).toString(),
                answer.get(1).toString(),
                answer.get(2).toString(),
                answer.get(3).toString().equals("1"),
                answer.get(4).toString());
    }

    @Override
    public LoadTokens open(Collection<ShardState> shards) {
        List<ShardState> elsewhere =
                shards.stream().filter(shard -> shard.hasOtherPlaces(places)).toList();
        elsewhere.forEach(this::emptyOtherPlaces);
        Map<Integer, String> tokens = new HashMap<>();
        shards.forEach(shard -> tokens.put(shard.shard(), UUID.randomUUID().toString()));
        callAll(tokens.entrySet().stream()
                .map(shard -> open(shard.getKey(), shard.getValue(), places))
                .toList());
        return new LoadTokens(tokens, elsewhere.stream().map(ShardState::shard).collect(Collectors.toSet()));
    }

    /**
     * Its codes lie elsewhere than they will, or have other names, or nobody knows whether there are any. It is shut first,
     * so that nobody misses one.
     */
    private void emptyOtherPlaces(ShardState shard) {
        if (shard.hasPlaces()) {
            callAll(List.of(open(shard.shard(), UUID.randomUUID().toString(), shard.places())));
        }
        empty(shard.shard(), shard.hasPlaces() ? shard.buckets() : buckets);
    }

    @Override
    public void shut(Collection<Integer> shards) {
        callAll(shards.stream()
                .map(shard -> open(shard, UUID.randomUUID().toString(), places + DAMAGED))
                .toList());
    }

    private void empty(int shard, int itsBuckets) {
        Request unlink = Request.cmd(Command.UNLINK).arg(RedisLayout.count(shard));
        for (int bucket = 0; bucket < itsBuckets; bucket++) {
            unlink.arg(RedisLayout.codes(shard, bucket));
        }
        await(redis.send(unlink));
    }

    private static FunctionCall open(int shard, String token, String places) {
        return call(
                RedisLayout.OPEN,
                List.of(RedisLayout.loaded(shard), RedisLayout.count(shard)),
                List.of(ascii(token), ascii(places)));
    }

    @Override
    public boolean load(
            Batch batch, List<PlacedChunk> chunks, Optional<ShardCounts> before, LoadTokens tokens, LoadWatch watch) {
        return new LoadCalls(functions, batch, chunks, buckets, before)
                .run(tokens, watch)
                .isEmpty();
    }

    @Override
    public int[] collisions(Batch batch, PlacedChunk chunk, LoadTokens tokens) {
        return new LoadCalls(functions, batch, List.of(chunk), buckets, Optional.empty())
                .run(tokens, LoadWatch.NONE).stream()
                        .mapToInt(chunk.codes()::indexOf)
                        .toArray();
    }

    @Override
    public void verify(Places filled, LoadTokens tokens) {
        Set<Integer> repeating = new BucketCalls(functions, tokens).repeating(filled);
        if (!repeating.isEmpty()) {
            shut(repeating);
            throw new ShardsNotSealed("codes collide in the shards " + repeating);
        }
    }

    @Override
    public void tidy(LoadTokens tokens) {
        new BucketCalls(functions, tokens).tidy(Places.all(buckets));
    }

    @Override
    public Map<Integer, ShardCounts> counts(Collection<Batch> batches) {
        if (batches.isEmpty()) {
            return Map.of();
        }
        List<Request> requests = IntStream.range(0, RedisLayout.SHARDS)
                .mapToObj(shard -> countsRequest(shard, batches))
                .toList();
        List<Response> answers = await(redis.batch(requests)).stream()
                .map(io.vertx.mutiny.redis.client.Response::getDelegate)
                .toList();
        Map<Integer, ShardCounts> counts = new HashMap<>();
        int column = 0;
        for (Batch batch : batches) {
            int field = column++;
            int[] ofBatch = answers.stream()
                    .mapToInt(answer -> count(answer.get(field)))
                    .toArray();
            counts.put(batch.number(), ShardCounts.of(ofBatch));
        }
        return counts;
    }

    private static int count(@Nullable Response count) {
        return count == null ? 0 : Integer.parseInt(count.toString());
    }

    private static Request countsRequest(int shard, Collection<Batch> batches) {
        Request request = Request.cmd(Command.HMGET).arg(RedisLayout.count(shard));
        batches.forEach(batch -> request.getDelegate().arg(number(batch.number())));
        return request;
    }

    @Override
    public void seal(LoadTokens tokens) {
        List<FunctionCall> calls = tokens.shards().stream()
                .map(shard ->
                        call(RedisLayout.SEAL, List.of(RedisLayout.loaded(shard)), List.of(ascii(tokens.of(shard)))))
                .toList();
        if (!callAll(calls).stream().allMatch(answer -> answer.toString().equals(OK))) {
            throw new ShardsNotSealed("a shard has another load token now");
        }
    }

    private List<Response> callAll(List<FunctionCall> calls) {
        return await(functions.callAll(calls)).stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private static FunctionCall call(String function, List<String> keys, List<byte[]> args) {
        return new FunctionCall(function, keys.stream().map(RedisShards::ascii).toList(), args);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static <T> T await(Uni<T> answer) {
        return answer.await().atMost(LIMIT);
    }
}
