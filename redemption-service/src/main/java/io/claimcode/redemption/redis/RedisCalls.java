package io.claimcode.redemption.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.kit.redis.FunctionCall;
import io.claimcode.kit.redis.RedisFunctions;
import io.claimcode.kit.settings.CheckSettings;
import io.claimcode.kit.settings.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the Function library, each of which is answered within a time or is {@link GateUnavailable}. They block. While
 * Redis may evict what it was given, or has, it isn't asked: what it doesn't know may exist.
 */
@ApplicationScoped
class RedisCalls {
    private final RedisFunctions functions;
    private final GateConfig config;
    private final CheckSettings settings;

    @Inject
    RedisCalls(Redis redis, GateConfig config, CheckSettings settings) {
        this.functions = new RedisFunctions(redis, RedisLayout.library());
        this.config = config;
        this.settings = settings;
    }

    /** Sends all in one round trip; the answers stand in the same order. */
    List<Response> all(List<FunctionCall> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        if (!settings.areGood(Part.REDIS)) {
            throw new GateUnavailable("Redis is set so that it can't be believed");
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

    Response one(FunctionCall call) {
        return all(List.of(call)).getFirst();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] ascii(long number) {
        return ascii(Long.toString(number));
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static UUID uuid(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
