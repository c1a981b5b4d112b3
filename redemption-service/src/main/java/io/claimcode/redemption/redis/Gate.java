package io.claimcode.redemption.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.kit.redis.FunctionCall;
import io.claimcode.kit.redis.RedisFunctions;
import io.claimcode.redemption.model.Claimant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Claims in Redis: the {@code SET NX} that decides a race before it reaches the ledger. Whatever is in doubt here is
 * {@link GateUnavailable}, never a guess. Calls block; they are made from virtual threads.
 */
@ApplicationScoped
public class Gate {
    private static final byte[] EVERY_SELLER = {'*'};

    private final RedisFunctions functions;
    private final GateConfig config;
    private final int buckets;
    private final byte[] claimLife;

    /** @param buckets of a shard; the same as codegen-service's, or every answer is "not ready" */
    @Inject
    Gate(
            Redis redis,
            GateConfig config,
            @ConfigProperty(name = "claimcode.shards.buckets", defaultValue = "" + RedisLayout.DEFAULT_BUCKETS)
                    int buckets) {
        this.functions = new RedisFunctions(redis, RedisLayout.library());
        this.config = config;
        this.buckets = buckets;
        this.claimLife = ascii(Long.toString(config.claimLife().toMillis()));
    }

    /**
     * Claims codes, in the order given.
     *
     * @param sellers for whom the caller may act; null for all
     */
    public List<Claim> claim(List<Fingerprint> codes, @Nullable Collection<String> sellers, Claimant claimant) {
        byte[] tags = sellers == null ? EVERY_SELLER : tags(sellers);
        return call(codes.stream().map(code -> claimCall(code, tags, claimant)).toList()).stream()
                .map(Gate::claimOf)
                .toList();
    }

    /** Claims a customer's turns, in the order given. */
    public List<Claim> turn(List<byte[]> turns, Claimant claimant) {
        return call(turns.stream()
                        .map(turn -> new FunctionCall(
                                RedisLayout.TURN,
                                List.of(ascii(RedisLayout.customer(turn))),
                                List.of(
                                        claimant.owner(),
                                        bytes(claimant.redemptionId()),
                                        claimant.holder(),
                                        claimLife)))
                        .toList())
                .stream()
                .map(Gate::turnOf)
                .toList();
    }

    /** Gives claims back that belong to this redemption and were not made permanent. */
    public void release(List<String> keys, UUID redemptionId) {
        call(releases(keys, redemptionId, "u"));
    }

    /** Removes a permanent claim that the ledger doesn't know, if it still is this redemption's. */
    public void removeStale(String key, UUID redemptionId) {
        call(releases(List.of(key), redemptionId, "r"));
    }

    /** Makes claims permanent, each by comparison with its redemption. */
    public void settle(List<Settlement> settlements) {
        call(settlements.stream().map(Gate::settleCall).toList());
    }

    /** How the shards stand, all of them. */
    public List<ShardStatus> shards() {
        var calls = new ArrayList<FunctionCall>();
        for (int shard = 0; shard < RedisLayout.SHARDS; shard++) {
            calls.add(new FunctionCall(
                    RedisLayout.STATUS,
                    List.of(ascii(RedisLayout.loaded(shard)), ascii(RedisLayout.marked(shard))),
                    List.of()));
        }
        var answers = call(calls);
        var statuses = new ArrayList<ShardStatus>();
        for (int shard = 0; shard < answers.size(); shard++) {
            statuses.add(ShardStatus.of(shard, answers.get(shard), buckets));
        }
        return statuses;
    }

    /** Declares a shard's claims complete under the token of its codes; false when the shard has changed since. */
    public boolean mark(ShardStatus shard) {
        var answer = call(List.of(new FunctionCall(
                        RedisLayout.MARK,
                        List.of(ascii(RedisLayout.loaded(shard.shard())), ascii(RedisLayout.marked(shard.shard()))),
                        List.of(ascii(shard.token())))))
                .getFirst();
        return answer.toString(StandardCharsets.US_ASCII).equals("OK");
    }

    /** The key of a code's claim. */
    public static String claimKey(Fingerprint code) {
        return RedisLayout.claim(code);
    }

    /** The key of a customer's turn. */
    public static String turnKey(byte[] turn) {
        return RedisLayout.customer(turn);
    }

    private FunctionCall claimCall(Fingerprint code, byte[] tags, Claimant claimant) {
        int shard = RedisLayout.shard(code);
        byte[] fingerprint = code.bytes();
        return new FunctionCall(
                RedisLayout.CLAIM,
                List.of(
                        ascii(RedisLayout.loaded(shard)),
                        ascii(RedisLayout.marked(shard)),
                        ascii(RedisLayout.codes(shard, RedisLayout.bucket(fingerprint, buckets))),
                        ascii(RedisLayout.claim(code))),
                List.of(
                        ascii(Integer.toString(buckets)),
                        fingerprint,
                        tags,
                        claimant.owner(),
                        bytes(claimant.redemptionId()),
                        claimant.holder(),
                        claimLife));
    }

    private static List<FunctionCall> releases(List<String> keys, UUID redemptionId, String states) {
        return keys.stream()
                .map(key -> new FunctionCall(
                        RedisLayout.RELEASE, List.of(ascii(key)), List.of(bytes(redemptionId), ascii(states))))
                .toList();
    }

    private static FunctionCall settleCall(Settlement settlement) {
        var claimant = settlement.claimant();
        return new FunctionCall(
                RedisLayout.SETTLE,
                List.of(ascii(settlement.key())),
                List.of(claimant.owner(), bytes(claimant.redemptionId()), claimant.holder()));
    }

    private List<Response> call(List<FunctionCall> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        try {
            Uni<List<@Nullable Response>> answers = functions.callAll(calls);
            return answers.await().atMost(config.timeout()).stream()
                    .map(Objects::requireNonNull)
                    .toList();
        } catch (RuntimeException e) {
            throw new GateUnavailable(e);
        }
    }

    private static Claim claimOf(Response answer) {
        var standing = Claim.Standing.of(answer.get(0).toString(StandardCharsets.US_ASCII));
        if (answer.size() == 1) {
            return new Claim(standing, null, null, 0);
        }
        return withOther(
                standing,
                CodeEntry.of(answer.get(1).toBytes()),
                answer.get(2).toBytes(),
                answer.get(3).toBytes());
    }

    private static Claim turnOf(Response answer) {
        var standing = Claim.Standing.of(answer.get(0).toString(StandardCharsets.US_ASCII));
        return answer.size() == 1
                ? new Claim(standing, null, null, 0)
                : withOther(
                        standing, null, answer.get(1).toBytes(), answer.get(2).toBytes());
    }

    private static Claim withOther(Claim.Standing standing, @Nullable CodeEntry entry, byte[] other, byte[] left) {
        return other.length == 0
                ? new Claim(standing, entry, null, 0)
                : new Claim(standing, entry, uuid(other), Long.parseLong(new String(left, StandardCharsets.US_ASCII)));
    }

    private static byte[] tags(Collection<String> sellers) {
        var tags = ByteBuffer.allocate(4 * sellers.size());
        sellers.forEach(seller -> tags.putInt(CodeEntry.sellerTag(seller)));
        return tags.array();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
