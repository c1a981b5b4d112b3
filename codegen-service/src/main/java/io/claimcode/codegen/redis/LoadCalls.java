package io.claimcode.codegen.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.claimcode.codegen.LoadWatch;
import io.claimcode.codegen.ShardsNotSealed;
import io.claimcode.codegen.TurnLost;
import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.LoadTokens;
import io.claimcode.codegen.model.PlacedChunk;
import io.claimcode.codegen.model.ShardCounts;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.kit.redis.FunctionCall;
import io.claimcode.kit.redis.RedisFunctions;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/** The calls that load some chunks of a batch. While Redis works on one pipeline the next is packed. */
final class LoadCalls {
    /**
     * Codes in a pipeline, or a shard's more: the memory that waits, and how often the watch is told. A small batch goes
     * in one.
     */
    private static final int PIPELINE_CODES = 32_768;

    private static final String STALE = "S";

    private final RedisFunctions functions;
    private final Batch batch;
    private final LoadArguments arguments;
    private final Optional<ShardCounts> before;
    private final List<byte[]> collisions = new ArrayList<>();
    private int loaded;

    /** @param before how many codes of the batch each shard has if it has none of these yet, where that is known */
    LoadCalls(
            RedisFunctions functions,
            Batch batch,
            List<PlacedChunk> chunks,
            int buckets,
            Optional<ShardCounts> before) {
        this.before = before;
        this.functions = functions;
        this.batch = batch;
        this.arguments = new LoadArguments(chunks, CodeEntry.sellerTag(batch.seller()), buckets);
    }

    /** Loads what lies in the tokens' shards; returns the fingerprints that collide. */
    List<byte[]> run(LoadTokens tokens, LoadWatch watch) {
        Iterator<Integer> shards = tokens.shards().iterator();
        Pipeline before = Pipeline.NONE;
        while (shards.hasNext()) {
            Pipeline next = send(shards, tokens);
            await(before, watch);
            before = next;
        }
        await(before, watch);
        return collisions;
    }

    private Pipeline send(Iterator<Integer> shards, LoadTokens tokens) {
        List<FunctionCall> calls = new ArrayList<>();
        int codes = 0;
        while (shards.hasNext() && codes < PIPELINE_CODES) {
            int shard = shards.next();
            codes += arguments.count(shard);
            int there = 0;
            for (LoadArguments.Packed packed : arguments.of(shard)) {
                calls.add(call(shard, tokens.of(shard), packed, there));
                there += packed.codes();
            }
        }
        return new Pipeline(codes, functions.callAll(calls).subscribeAsCompletionStage());
    }

    private FunctionCall call(int shard, String token, LoadArguments.Packed packed, int there) {
        String expected =
                before.map(counts -> Integer.toString(counts.of(shard) + there)).orElse("");
        return new FunctionCall(
                RedisLayout.LOAD,
                all(List.of(ascii(RedisLayout.loaded(shard)), ascii(RedisLayout.count(shard))), packed.keys()),
                all(List.of(ascii(token), RedisShards.number(batch.number()), ascii(expected)), packed.args()));
    }

    private static List<byte[]> all(List<byte[]> first, List<byte[]> rest) {
        List<byte[]> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    private void await(Pipeline sent, LoadWatch watch) {
        for (Response answer : sent.await()) {
            if (answer.get(0).toString().equals(STALE)) {
                throw new ShardsNotSealed("a shard has another load token now");
            }
            IntStream.range(1, answer.size())
                    .mapToObj(at -> answer.get(at).toBytes())
                    .forEach(collisions::add);
        }
        loaded += sent.codes();
        if (!watch.loaded(loaded)) {
            throw new TurnLost(batch.number());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private record Pipeline(int codes, CompletableFuture<List<@Nullable Response>> answers) {
        static final Pipeline NONE = new Pipeline(0, CompletableFuture.completedFuture(List.of()));

        List<Response> await() {
            return Uni.createFrom().completionStage(answers).await().atMost(RedisShards.LIMIT).stream()
                    .map(Objects::requireNonNull)
                    .toList();
        }
    }
}
