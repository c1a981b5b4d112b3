package io.claimcode.redemption.redis;

import java.nio.charset.StandardCharsets;

import io.vertx.redis.client.Response;

/**
 * How a shard stands on the server that answers for it.
 *
 * @param run the id of the server process
 * @param token under which its codes were loaded
 * @param loaded whether its codes are complete, on this very server process and under this pepper
 * @param marked whether its claims are complete besides: its gate is open
 */
public record ShardStatus(int shard, String run, String token, boolean loaded, boolean marked) {
    static ShardStatus of(int shard, Response answer, String places) {
        var run = text(answer, 0);
        var token = text(answer, 2);
        boolean loaded = run.equals(text(answer, 1))
                && text(answer, 3).equals("1")
                && text(answer, 4).equals(places);
        return new ShardStatus(
                shard, run, token, loaded, loaded && text(answer, 5).equals(run + token));
    }

    /** What says that its gate is open: every load, and every server process, has another. */
    public String mark() {
        return run + token;
    }

    private static String text(Response answer, int position) {
        return answer.get(position).toString(StandardCharsets.US_ASCII);
    }
}
