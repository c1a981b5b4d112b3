package io.claimcode.redemption.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.redis.FunctionCall;
import io.claimcode.redemption.model.Hold;

/**
 * What orders hold, each named by the order's fingerprint. The claims of the codes decide; this says which they are. A
 * Redis that is lost loses them. Calls block.
 */
@ApplicationScoped
public class Holds {
    private final RedisCalls redis;

    @Inject
    Holds(RedisCalls redis) {
        this.redis = redis;
    }

    /** Notes what an order holds, in place of what was noted before. */
    public void put(byte[] owner, Hold hold, Duration life) {
        redis.one(new FunctionCall(
                RedisLayout.HOLD,
                List.of(key(owner)),
                List.of(EventJson.write(hold).getBytes(StandardCharsets.UTF_8), RedisCalls.ascii(life.toMillis()))));
    }

    /** What an order holds. */
    public Optional<Hold> find(byte[] owner) {
        var answer = redis.one(ask(owner)).toBytes();
        return answer.length == 0 ? Optional.empty() : Optional.of(EventJson.read(answer, Hold.class));
    }

    /** Forgets what an order held. */
    public void forget(byte[] owner) {
        redis.one(new FunctionCall(RedisLayout.UNHOLD, List.of(key(owner)), List.of()));
    }

    static FunctionCall ask(byte[] owner) {
        return new FunctionCall(RedisLayout.HELD, List.of(key(owner)), List.of());
    }

    private static byte[] key(byte[] owner) {
        return RedisCalls.ascii(RedisLayout.hold(owner));
    }
}
