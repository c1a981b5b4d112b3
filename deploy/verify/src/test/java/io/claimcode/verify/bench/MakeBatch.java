package io.claimcode.verify.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import redis.clients.jedis.Jedis;

import static org.awaitility.Awaitility.await;

/** Asks for a claim code group as a seller does, waits until it is ready, and downloads it. */
final class MakeBatch {
    /** Codes asked for while a batch of at least a million is made, and how many. */
    private static final int SMALL = 1_000;

    private static final int LARGE = 1_000_000;
    private static final Pattern HEAP =
            Pattern.compile("^jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (\\S+)$", Pattern.MULTILINE);
    private static final Pattern USED = Pattern.compile("used_memory:(\\d+)");

    private final BenchSite site;
    private final BenchSeller seller;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    MakeBatch(BenchSite site) {
        this.site = site;
        this.seller = new BenchSeller(site, BenchSite.SELLER);
    }

    /**
     * What a batch took.
     *
     * @param quantity codes
     * @param readySeconds from the seller's request until promotion-service says READY
     * @param redisBytes more memory in Redis than before
     * @param postgresBytes more disk in Postgres than before
     * @param smallSeconds for a batch of 1,000 that was asked for meanwhile; negative without
     * @param peakHeap the most heap of codegen-service that was seen, in bytes
     * @param firstDownloadSeconds for the text file when it is first asked for, with the making of its checksum
     * @param downloadSeconds for the text file after that, see {@link Quickest}
     */
    record Taken(
            int quantity,
            double readySeconds,
            long redisBytes,
            long postgresBytes,
            double smallSeconds,
            long peakHeap,
            double firstDownloadSeconds,
            double downloadSeconds) {}

    Taken run(int quantity) throws IOException, InterruptedException, SQLException {
        long redis = redisBytes();
        long postgres = postgresBytes();
        var groups = seller.groups();
        var others = seller.groups();
        var peak = new AtomicLong();
        long begin = System.nanoTime();
        var group = seller.request(groups, "Bench", quantity);
        var small = quantity < LARGE ? null : CompletableFuture.supplyAsync(() -> small(group, others));
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    peak.accumulateAndGet(heap(), Math::max);
                    return seller.isReady(group);
                });
        double ready = seconds(begin);
        var file = seller.file(group);
        return new Taken(
                quantity,
                ready,
                redisBytes() - redis,
                postgresBytes() - postgres,
                small == null ? -1 : small.join(),
                peak.get(),
                download(file),
                Quickest.of(quantity, () -> download(file)));
    }

    private double small(String large, String groups) {
        try {
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> seller.get(large).path("created").asInt() > 0);
            long begin = System.nanoTime();
            seller.awaitReady(seller.request(groups, "Small", SMALL));
            return seconds(begin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private double download(String url) throws IOException, InterruptedException {
        // Its token is signed before, which is no part of a download.
        var request = seller.request(url).GET().build();
        long begin = System.nanoTime();
        http.send(request, BodyHandlers.discarding());
        return seconds(begin);
    }

    private long heap() throws IOException, InterruptedException {
        var metrics = http.send(
                        HttpRequest.newBuilder(URI.create(site.codes() + "/q/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return (long) HEAP.matcher(metrics)
                .results()
                .mapToDouble(line -> Double.parseDouble(line.group(1)))
                .sum();
    }

    private long redisBytes() {
        try (var redis = new Jedis("127.0.0.1", site.stack().redis().port())) {
            var used = USED.matcher(redis.info("memory"));
            return used.find() ? Long.parseLong(used.group(1)) : 0;
        }
    }

    private long postgresBytes() throws SQLException {
        try (var database = site.database();
                var rows = database.createStatement()
                        .executeQuery(
                                "select pg_total_relation_size('code_chunk') + pg_total_relation_size('batch')")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
