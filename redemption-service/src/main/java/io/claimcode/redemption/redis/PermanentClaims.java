package io.claimcode.redemption.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.redis.RedisLayout;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;

/**
 * The claims in Redis that never end by themselves: of redeemed and voided codes. Holds and redemptions in flight have
 * an end and are none of them. Calls block.
 */
@ApplicationScoped
public class PermanentClaims {
    /** What a claim begins with: its state, its owner (12 bytes), its redemption's id (16). */
    private static final int ID_FROM = 13;

    private static final int ID_TO = 29;
    private static final String FIRST = "0";

    private final Redis redis;
    private final GateConfig config;

    @Inject
    PermanentClaims(Redis redis, GateConfig config) {
        this.redis = redis;
        this.config = config;
    }

    /**
     * A claim.
     *
     * @param key where it is
     * @param redemptionId whose it is; a void's id where the code is voided
     */
    public record PermanentClaim(String key, UUID redemptionId) {}

    /**
     * Hands out those of some shards, page by page, perhaps some twice. Those that are made meanwhile may be missing.
     *
     * @throws GateUnavailable when Redis doesn't answer
     */
    public void forEach(Set<Integer> shards, int page, Consumer<List<PermanentClaim>> pages) {
        String cursor = FIRST;
        do {
            Response found = send(Request.cmd(Command.SCAN)
                    .arg(cursor)
                    .arg("MATCH")
                    .arg(RedisLayout.CLAIMS)
                    .arg("COUNT")
                    .arg(page));
            cursor = found.get(0).toString(StandardCharsets.US_ASCII);
            var keys = new ArrayList<String>();
            for (Response key : found.get(1)) {
                var name = key.toString(StandardCharsets.US_ASCII);
                if (shards.contains(RedisLayout.shardOfClaim(name))) {
                    keys.add(name);
                }
            }
            var claims = permanent(keys);
            if (!claims.isEmpty()) {
                pages.accept(claims);
            }
        } while (!cursor.equals(FIRST));
    }

    private List<PermanentClaim> permanent(List<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var answers = send(keys.stream()
                .map(key -> Request.cmd(Command.GETRANGE).arg(key).arg(0).arg(ID_TO - 1))
                .toList());
        var claims = new ArrayList<PermanentClaim>();
        for (int i = 0; i < keys.size(); i++) {
            byte[] claim = answers.get(i).getDelegate().toBytes();
            if (claim.length == ID_TO && (claim[0] == 'r' || claim[0] == 'v')) {
                claims.add(new PermanentClaim(keys.get(i), RedisCalls.uuid(Arrays.copyOfRange(claim, ID_FROM, ID_TO))));
            }
        }
        return claims;
    }

    private Response send(Request request) {
        return send(List.of(request)).getFirst();
    }

    private List<Response> send(List<Request> requests) {
        try {
            return redis.batch(requests).await().atMost(config.timeout());
        } catch (RuntimeException e) {
            throw new GateUnavailable(e);
        }
    }
}
