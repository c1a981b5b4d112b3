package io.claimcode.verify.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.claimcode.contracts.redis.RedisLayout;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** How long codes can't be redeemed after Redis has lost them, or has only been away. Nobody asks for a redemption meanwhile. */
final class MeasureReload {
    private static final int TINY_BATCHES = 97;
    private static final int TINY = 40;

    /** Milliseconds in which ten million codes are written to the disk. */
    private static final int SAVING = 120_000;

    private final BenchSite site;
    private final BenchSeller seller;

    MeasureReload(BenchSite site) {
        this.site = site;
        this.seller = new BenchSeller(site, BenchSite.SELLER);
    }

    /**
     * What it took.
     *
     * @param situation what had happened to Redis
     * @param codes that were live
     * @param seconds until every shard's gate was open again
     * @param limit that is wanted, in seconds
     */
    record Taken(String situation, int codes, double seconds, double limit) {
        static final String HEADER = "     codes  until all is open  limit";

        String row() {
            return String.format("%,10d  %15.1f s  %3.0f s  %s", codes, seconds, limit, situation);
        }
    }

    /** Many small groups, then one large one besides. */
    List<Taken> run(int quantity) throws IOException, InterruptedException {
        var groups = seller.groups();
        List<String> tiny = new ArrayList<>();
        for (int batch = 1; batch <= TINY_BATCHES; batch++) {
            tiny.add(seller.request(groups, "Tiny " + batch, TINY));
        }
        tiny.forEach(seller::awaitReady);
        awaitOpen();
        int few = TINY_BATCHES * TINY;
        var taken = new ArrayList<>(List.of(
                new Taken("emptied, " + TINY_BATCHES + " batches", few, emptied(), 3),
                new Taken("restarted with its data, " + TINY_BATCHES + " batches", few, restarted(), 3)));
        seller.awaitReady(seller.request(seller.groups(), "Large", quantity));
        awaitOpen();
        taken.add(new Taken("emptied", few + quantity, emptied(), Math.max(3, quantity / 10e6 * 30)));
        taken.add(new Taken("restarted with its data", few + quantity, restarted(), 3));
        return taken;
    }

    private double emptied() {
        long begin = System.nanoTime();
        try (var redis = redis()) {
            redis.flushAll();
        }
        awaitOpen();
        return MakeBatch.seconds(begin);
    }

    /** The server is killed after it has saved. The time begins when it has read its file and answers again. */
    private double restarted() {
        try (var redis = redis()) {
            redis.save();
        }
        var server = site.stack().redis();
        server.kill();
        server.start();
        long begin = System.nanoTime();
        awaitOpen();
        return MakeBatch.seconds(begin);
    }

    private void awaitOpen() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(this::isOpen);
    }

    /** By what the Functions themselves ask before they believe a shard. */
    private boolean isOpen() {
        var answers = new ArrayList<Response<Object>>();
        try (var redis = redis()) {
            try (var pipeline = redis.pipelined()) {
                for (int shard = 0; shard < RedisLayout.SHARDS; shard++) {
                    answers.add(pipeline.fcall(
                            RedisLayout.STATUS,
                            List.of(RedisLayout.loaded(shard), RedisLayout.marked(shard)),
                            List.of()));
                }
            }
            return answers.stream().allMatch(answer -> isOpen((List<?>) answer.get()));
        } catch (JedisException e) {
            return false;
        }
    }

    private static boolean isOpen(List<?> status) {
        var texts = status.stream()
                .map(part -> part instanceof byte[] bytes ? new String(bytes, US_ASCII) : String.valueOf(part))
                .toList();
        String run = texts.get(0);
        return texts.get(1).equals(run)
                && texts.get(3).equals("1")
                && texts.get(5).equals(run + texts.get(2));
    }

    private Jedis redis() {
        return new Jedis("127.0.0.1", site.stack().redis().port(), SAVING);
    }
}
