package io.claimcode.redemption.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.kit.redis.FunctionCall;
import io.vertx.redis.client.Response;

/** Counts codes that were answered "unknown": a customer's, to stop who guesses, and a storefront's, to tell of it. */
@ApplicationScoped
public class UnknownCodes {
    private static final byte[] NO_CODE = {};

    private final RedisCalls redis;
    private final GuessingConfig config;

    @Inject
    UnknownCodes(RedisCalls redis, GuessingConfig config) {
        this.redis = redis;
        this.config = config;
    }

    /**
     * Counts codes that a customer tried in vain.
     *
     * @param customers fingerprints of the customer's identities; each is counted by itself
     * @return how long the customer has to wait, having tried too many
     */
    public Duration count(List<byte[]> customers, List<Fingerprint> codes) {
        var calls = new ArrayList<FunctionCall>();
        for (var customer : customers) {
            codes.forEach(code -> calls.add(call(customer, code.bytes())));
        }
        return longest(redis.all(calls));
    }

    /**
     * Counts codes that were tried in vain through a storefront, or for a seller's items.
     *
     * @return their number within the window when it has just reached the threshold, else 0
     */
    public long suspect(byte[] suspect, int codes) {
        var reached = redis.one(new FunctionCall(
                        RedisLayout.SUSPECT,
                        List.of(RedisCalls.ascii(RedisLayout.suspicion(suspect))),
                        List.of(
                                RedisCalls.ascii(codes),
                                RedisCalls.ascii(config.suspicious()),
                                RedisCalls.ascii(config.window().toMillis()))))
                .toLong();
        return reached == null ? 0 : reached;
    }

    FunctionCall ask(byte[] customer) {
        return call(customer, NO_CODE);
    }

    static Duration longest(List<Response> answers) {
        return Duration.ofMillis(
                answers.stream().mapToLong(Response::toLong).max().orElse(0));
    }

    private FunctionCall call(byte[] customer, byte[] code) {
        return new FunctionCall(
                RedisLayout.ATTEMPT,
                List.of(RedisCalls.ascii(RedisLayout.attempts(customer))),
                List.of(
                        RedisCalls.ascii(config.attempts()),
                        RedisCalls.ascii(config.window().toMillis()),
                        code));
    }
}
