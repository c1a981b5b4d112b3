package io.claimcode.redemption.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.kit.redis.FunctionCall;
import io.claimcode.redemption.model.Claimant;
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

    private final RedisCalls redis;
    private final UnknownCodes unknownCodes;
    private final int buckets;
    private final String places;
    private final Duration claimLife;

    /**
     * The gate of a deployment. With other buckets or another pepper than codegen-service's every answer is "not ready".
     *
     * @param fingerprinter of codes
     * @param buckets of a shard
     */
    @Inject
    Gate(
            RedisCalls redis,
            UnknownCodes unknownCodes,
            GateConfig config,
            Fingerprinter fingerprinter,
            @ConfigProperty(name = "claimcode.shards.buckets", defaultValue = "" + RedisLayout.DEFAULT_BUCKETS)
                    int buckets) {
        this.redis = redis;
        this.unknownCodes = unknownCodes;
        this.buckets = buckets;
        this.places = RedisLayout.places(buckets, fingerprinter);
        this.claimLife = config.claimLife();
    }

    /** Asks for codes, and what else a checkout has to know, in one round trip. */
    public Entrance.Entered enter(Entrance entrance) {
        byte[] tags = entrance.sellers() == null ? EVERY_SELLER : tags(entrance.sellers());
        var calls = new ArrayList<FunctionCall>();
        entrance.customers().forEach(customer -> calls.add(unknownCodes.ask(customer)));
        calls.add(Holds.ask(entrance.claimant().owner()));
        entrance.codes().forEach(code -> calls.add(claimCall(code, tags, entrance)));
        var answers = redis.all(calls);
        int first = entrance.customers().size();
        return new Entrance.Entered(
                answers.subList(first + 1, answers.size()).stream()
                        .map(Gate::claimOf)
                        .toList(),
                UnknownCodes.longest(answers.subList(0, first)),
                answers.get(first).toBytes().length > 0);
    }

    /**
     * How codes stand, for somebody who is neither order nor customer.
     *
     * @param seller whose they must be; anybody's when null
     */
    public List<Claim> look(List<Fingerprint> codes, @Nullable String seller) {
        var nobody = new Claimant(new UUID(0, 0), new byte[Fingerprint.BYTES], new byte[Fingerprint.BYTES]);
        var entrance = new Entrance(Entrance.Purpose.QUOTE, null, codes, null, nobody, List.of());
        byte[] tags = seller == null ? EVERY_SELLER : tags(List.of(seller));
        return redis
                .all(codes.stream().map(code -> claimCall(code, tags, entrance)).toList())
                .stream()
                .map(Gate::claimOf)
                .toList();
    }

    /** Claims a customer's turns, in the order given. */
    public List<Claim> turn(List<byte[]> turns, Claimant claimant) {
        return redis
                .all(turns.stream()
                        .map(turn -> new FunctionCall(
                                RedisLayout.TURN,
                                List.of(RedisCalls.ascii(RedisLayout.customer(turn))),
                                List.of(
                                        Entrance.Purpose.REDEEM.state(),
                                        claimant.owner(),
                                        RedisCalls.bytes(claimant.redemptionId()),
                                        claimant.holder(),
                                        RedisCalls.ascii(claimLife.toMillis()))))
                        .toList())
                .stream()
                .map(Gate::turnOf)
                .toList();
    }

    /**
     * Gives claims back that were not made permanent.
     *
     * @param id the redemption or hold whose they must still be
     */
    public void release(List<String> keys, Entrance.Purpose purpose, UUID id) {
        redis.all(releases(keys, id, new String(purpose.state(), StandardCharsets.US_ASCII)));
    }

    /** Removes a permanent claim that the ledger doesn't know, if it still is this redemption's. */
    public void removeStale(String key, UUID redemptionId) {
        redis.all(releases(List.of(key), redemptionId, "rv"));
    }

    /** The same for many. */
    public void removeStale(List<PermanentClaims.PermanentClaim> claims) {
        redis.all(claims.stream()
                .flatMap(claim -> releases(List.of(claim.key()), claim.redemptionId(), "rv").stream())
                .toList());
    }

    /** Gives back what an order holds, as far as it still holds it. */
    public void releaseHeld(List<Fingerprint> codes, byte[] owner) {
        redis.all(codes.stream()
                .map(code -> new FunctionCall(
                        RedisLayout.ABANDON,
                        List.of(RedisCalls.ascii(claimKey(code))),
                        List.of(owner, RedisCalls.ascii(claimLife.toMillis()))))
                .toList());
    }

    /** The id of an order's hold, made of its owner as the Functions make it. */
    public static UUID holdId(byte[] owner) {
        return RedisCalls.uuid(
                ByteBuffer.allocate(16).put(owner).put(RedisCalls.ascii("hold")).array());
    }

    /** Has claims agree with the ledger; a claim that is given back is compared with its redemption first. */
    public void settle(List<Settlement> settlements) {
        redis.all(settlements.stream().map(Gate::settleCall).toList());
    }

    /** How the shards stand, all of them. */
    public List<ShardStatus> shards() {
        var calls = new ArrayList<FunctionCall>();
        for (int shard = 0; shard < RedisLayout.SHARDS; shard++) {
            calls.add(new FunctionCall(
                    RedisLayout.STATUS,
                    List.of(RedisCalls.ascii(RedisLayout.loaded(shard)), RedisCalls.ascii(RedisLayout.marked(shard))),
                    List.of()));
        }
        var answers = redis.all(calls);
        var statuses = new ArrayList<ShardStatus>();
        for (int shard = 0; shard < answers.size(); shard++) {
            statuses.add(ShardStatus.of(shard, answers.get(shard), places));
        }
        return statuses;
    }

    /** Declares a shard's claims complete under the token of its codes; false when the shard has changed since. */
    public boolean mark(ShardStatus shard) {
        var answer = redis.all(List.of(new FunctionCall(
                        RedisLayout.MARK,
                        List.of(
                                RedisCalls.ascii(RedisLayout.loaded(shard.shard())),
                                RedisCalls.ascii(RedisLayout.marked(shard.shard()))),
                        List.of(RedisCalls.ascii(shard.token())))))
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

    private FunctionCall claimCall(Fingerprint code, byte[] tags, Entrance entrance) {
        var claimant = entrance.claimant();
        int shard = RedisLayout.shard(code);
        byte[] fingerprint = code.bytes();
        return new FunctionCall(
                RedisLayout.CLAIM,
                List.of(
                        RedisCalls.ascii(RedisLayout.loaded(shard)),
                        RedisCalls.ascii(RedisLayout.marked(shard)),
                        RedisCalls.ascii(RedisLayout.codes(shard, RedisLayout.bucket(fingerprint, buckets))),
                        RedisCalls.ascii(RedisLayout.claim(code))),
                List.of(
                        RedisCalls.ascii(places),
                        fingerprint,
                        tags,
                        entrance.purpose().state(),
                        claimant.owner(),
                        RedisCalls.bytes(claimant.redemptionId()),
                        claimant.holder(),
                        RedisCalls.ascii((entrance.life() == null ? claimLife : entrance.life()).toMillis())));
    }

    private static List<FunctionCall> releases(List<String> keys, UUID redemptionId, String states) {
        return keys.stream()
                .map(key -> new FunctionCall(
                        RedisLayout.RELEASE,
                        List.of(RedisCalls.ascii(key)),
                        List.of(RedisCalls.bytes(redemptionId), RedisCalls.ascii(states))))
                .toList();
    }

    private static FunctionCall settleCall(Settlement settlement) {
        var claimant = settlement.claimant();
        var key = List.of(RedisCalls.ascii(settlement.key()));
        var id = RedisCalls.bytes(claimant.redemptionId());
        return switch (settlement.state()) {
            case REDEEMED ->
                new FunctionCall(
                        RedisLayout.SETTLE,
                        key,
                        List.of(RedisCalls.ascii("r"), claimant.owner(), id, claimant.holder()));
            case VOIDED ->
                new FunctionCall(
                        RedisLayout.SETTLE,
                        key,
                        List.of(RedisCalls.ascii("v"), claimant.owner(), id, claimant.holder()));
            case FREE ->
                new FunctionCall(RedisLayout.RELEASE, key, List.of(id, RedisCalls.ascii("ur"), RedisCalls.ascii(1)));
        };
    }

    private static Claim claimOf(Response answer) {
        var standing = Claim.Standing.of(answer.get(0).toString(StandardCharsets.US_ASCII));
        if (answer.size() == 1) {
            return Claim.of(standing, null, "");
        }
        return withOther(
                standing,
                CodeEntry.of(answer.get(1).toBytes()),
                answer.get(2).toBytes(),
                answer.get(3).toBytes(),
                answer.get(4).toString(StandardCharsets.US_ASCII));
    }

    private static Claim turnOf(Response answer) {
        var standing = Claim.Standing.of(answer.get(0).toString(StandardCharsets.US_ASCII));
        return answer.size() == 1
                ? Claim.of(standing, null, "")
                : withOther(
                        standing, null, answer.get(1).toBytes(), answer.get(2).toBytes(), "");
    }

    private static Claim withOther(
            Claim.Standing standing, @Nullable CodeEntry entry, byte[] other, byte[] left, String mark) {
        return other.length == 0
                ? Claim.of(standing, entry, mark)
                : new Claim(
                        standing,
                        entry,
                        RedisCalls.uuid(other),
                        Long.parseLong(new String(left, StandardCharsets.US_ASCII)),
                        mark);
    }

    private static byte[] tags(Collection<String> sellers) {
        var tags = ByteBuffer.allocate(4 * sellers.size());
        sellers.forEach(seller -> tags.putInt(CodeEntry.sellerTag(seller)));
        return tags.array();
    }
}
