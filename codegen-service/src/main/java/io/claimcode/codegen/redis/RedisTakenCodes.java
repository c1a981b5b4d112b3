package io.claimcode.codegen.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.ShardsNotSealed;
import io.claimcode.codegen.TakenCodes;
import io.claimcode.codegen.model.LoadTokens;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.kit.redis.FunctionCall;
import io.claimcode.kit.redis.RedisFunctions;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.Response;

/** Asks one Redis server which codes it holds, in pipelines of a few shards. */
@Singleton
final class RedisTakenCodes implements TakenCodes {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int SHARDS_AT_ONCE = 16;
    private static final String STALE = "S";

    private final RedisFunctions functions;

    @Inject
    RedisTakenCodes(Redis redis) {
        this.functions = new RedisFunctions(redis, RedisLayout.library());
    }

    @Override
    public int[] find(PlacedCodes codes, LoadTokens tokens, Collection<Integer> givenUp) {
        byte[] batches = numbers(givenUp);
        List<Integer> shards =
                tokens.shards().stream().filter(shard -> codes.count(shard) > 0).toList();
        IntStream.Builder taken = IntStream.builder();
        for (int from = 0; from < shards.size(); from += SHARDS_AT_ONCE) {
            List<FunctionCall> calls = shards.subList(from, Math.min(from + SHARDS_AT_ONCE, shards.size())).stream()
                    .map(shard -> call(codes, shard, tokens.of(shard), batches))
                    .toList();
            for (Response answer : functions.callAll(calls).await().atMost(LIMIT)) {
                fingerprints(Objects.requireNonNull(answer)).stream()
                        .mapToInt(codes::indexOf)
                        .forEach(taken);
            }
        }
        return taken.build().toArray();
    }

    private static List<byte[]> fingerprints(Response answer) {
        if (answer.get(0).toString().equals(STALE)) {
            throw new ShardsNotSealed("a shard has another load token now");
        }
        List<byte[]> fingerprints = new ArrayList<>();
        for (int at = 1; at < answer.size(); at++) {
            fingerprints.add(answer.get(at).toBytes());
        }
        return fingerprints;
    }

    private static FunctionCall call(PlacedCodes codes, int shard, String token, byte[] givenUp) {
        List<byte[]> keys = new ArrayList<>(List.of(ascii(RedisLayout.loaded(shard)), ascii(RedisLayout.count(shard))));
        List<byte[]> args = new ArrayList<>(List.of(ascii(token), givenUp));
        for (int bucket = 0; bucket < codes.buckets(); bucket++) {
            int count = codes.count(shard, bucket);
            if (count > 0) {
                ByteBuffer fingerprints = ByteBuffer.allocate(count * Fingerprint.BYTES);
                codes.in(shard, bucket).forEach(index -> codes.putFingerprint(index, fingerprints));
                keys.add(ascii(RedisLayout.codes(shard, bucket)));
                args.add(fingerprints.array());
            }
        }
        return new FunctionCall(RedisLayout.TAKEN, keys, args);
    }

    private static byte[] numbers(Collection<Integer> numbers) {
        ByteBuffer packed = ByteBuffer.allocate(numbers.size() * Integer.BYTES);
        numbers.forEach(packed::putInt);
        return packed.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
