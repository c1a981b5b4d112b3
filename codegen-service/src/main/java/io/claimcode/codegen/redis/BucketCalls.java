package io.claimcode.codegen.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.claimcode.codegen.ShardsNotSealed;
import io.claimcode.codegen.model.LoadTokens;
import io.claimcode.codegen.model.Places;
import io.claimcode.contracts.redis.BucketCodes;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.kit.redis.FunctionCall;
import io.claimcode.kit.redis.RedisFunctions;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/** The calls that go through buckets which were filled: they take less memory then, and what they hold can be seen. */
final class BucketCalls {
    /** Buckets in a call: a buyer who waits behind one such call waits less than a millisecond. */
    private static final int CALL_BUCKETS = 64;

    /** Calls at once: of ten million codes they answer two megabytes. */
    private static final int PIPELINE_CALLS = 16;

    private static final String STALE = "S";
    private static final String TELL = "1";

    private final RedisFunctions functions;
    private final LoadTokens tokens;

    BucketCalls(RedisFunctions functions, LoadTokens tokens) {
        this.functions = functions;
        this.tokens = tokens;
    }

    /** Frees memory. */
    void tidy(Places places) {
        run(places, "");
    }

    /** Frees memory; the shards in which a fingerprint stands twice in a bucket. */
    Set<Integer> repeating(Places places) {
        return run(places, TELL);
    }

    private Set<Integer> run(Places places, String tell) {
        Set<Integer> repeating = new TreeSet<>();
        Iterator<Part> parts = tokens.shards().stream()
                .flatMap(shard -> parts(shard, places).stream())
                .iterator();
        Pipeline before = Pipeline.NONE;
        while (parts.hasNext()) {
            Pipeline next = send(parts, tell);
            before.look(repeating);
            before = next;
        }
        before.look(repeating);
        return repeating;
    }

    private Pipeline send(Iterator<Part> parts, String tell) {
        List<Part> some = new ArrayList<>();
        while (parts.hasNext() && some.size() < PIPELINE_CALLS) {
            some.add(parts.next());
        }
        List<FunctionCall> calls = some.stream().map(part -> call(part, tell)).toList();
        return new Pipeline(some, functions.callAll(calls).subscribeAsCompletionStage());
    }

    /** What is looked at while Redis works on the next. */
    private record Pipeline(List<Part> parts, CompletableFuture<List<@Nullable Response>> answers) {
        static final Pipeline NONE = new Pipeline(List.of(), CompletableFuture.completedFuture(List.of()));

        void look(Set<Integer> repeating) {
            Iterator<Part> asked = parts.iterator();
            for (Response answer :
                    Uni.createFrom().completionStage(answers).await().atMost(RedisShards.LIMIT)) {
                Part part = asked.next();
                if (repeats(Objects.requireNonNull(answer))) {
                    repeating.add(part.shard());
                }
            }
        }
    }

    private static boolean repeats(Response answer) {
        if (answer.get(0).toString().equals(STALE)) {
            throw new ShardsNotSealed("a shard has another load token now");
        }
        return IntStream.range(1, answer.size())
                .anyMatch(at -> BucketCodes.of(answer.get(at).toBytes()).repeats());
    }

    /** Some buckets of a shard. */
    private record Part(int shard, List<Integer> buckets) {}

    private static List<Part> parts(int shard, Places places) {
        List<Integer> buckets = places.in(shard).boxed().toList();
        return IntStream.iterate(0, from -> from < buckets.size(), from -> from + CALL_BUCKETS)
                .mapToObj(from -> new Part(shard, buckets.subList(from, Math.min(from + CALL_BUCKETS, buckets.size()))))
                .toList();
    }

    private FunctionCall call(Part part, String tell) {
        List<byte[]> keys = new ArrayList<>(List.of(ascii(RedisLayout.loaded(part.shard()))));
        part.buckets().forEach(bucket -> keys.add(ascii(RedisLayout.codes(part.shard(), bucket))));
        return new FunctionCall(RedisLayout.TIDY, keys, List.of(ascii(tokens.of(part.shard())), ascii(tell)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
