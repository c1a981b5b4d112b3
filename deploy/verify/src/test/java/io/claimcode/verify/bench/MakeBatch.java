package io.claimcode.verify.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import redis.clients.jedis.Jedis;

import static org.awaitility.Awaitility.await;

/** Asks for a claim code group as a seller does, waits until it is ready, and downloads it. */
final class MakeBatch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HEAP =
            Pattern.compile("^jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (\\S+)$", Pattern.MULTILINE);
    private static final Pattern USED = Pattern.compile("used_memory:(\\d+)");

    private final BenchSite site;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    MakeBatch(BenchSite site) {
        this.site = site;
    }

    /**
     * What a batch took.
     *
     * @param quantity codes
     * @param readySeconds from the seller's request until promotion-service says READY
     * @param redisBytes more memory in Redis than before
     * @param postgresBytes more disk in Postgres than before
     * @param peakHeap the most heap of codegen-service that was seen, in bytes
     * @param firstDownloadSeconds for the text file when it is first asked for, with the making of its checksum
     * @param downloadSeconds for the text file after that, the quickest of three
     */
    record Taken(
            int quantity,
            double readySeconds,
            long redisBytes,
            long postgresBytes,
            long peakHeap,
            double firstDownloadSeconds,
            double downloadSeconds) {}

    Taken run(int quantity) throws IOException, InterruptedException, SQLException {
        long redis = redisBytes();
        long postgres = postgresBytes();
        var groups = site.promotions() + "/v1/promotions/" + promotion() + "/claim-code-groups";
        var peak = new AtomicLong();
        long begin = System.nanoTime();
        var group = groups + "/"
                + post(groups, "{\"name\": \"Bench\", \"quantity\": " + quantity + "}")
                        .path("groupId")
                        .asText();
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    peak.accumulateAndGet(heap(), Math::max);
                    return get(group).path("status").asText().equals("READY");
                });
        double ready = seconds(begin);
        var file = site.codes() + "/v1/claim-code-groups/" + group.substring(groups.length() + 1) + "/codes";
        return new Taken(
                quantity,
                ready,
                redisBytes() - redis,
                postgresBytes() - postgres,
                peak.get(),
                download(file),
                Math.min(download(file), Math.min(download(file), download(file))));
    }

    private String promotion() throws IOException, InterruptedException {
        return post(site.promotions() + "/v1/promotions", """
                {"type": "PERCENTAGE_OFF", "internalDescription": "Bench", "currency": "USD",
                 "purchasedItems": {"kind": "ENTIRE_CATALOG"},
                 "buyerGets": {"kind": "PERCENT_OFF", "percent": "20"},
                 "schedule": {"startsAt": "%sT00:00", "endsAt": "%sT23:59", "timeZone": "UTC"},
                 "claimCode": {"kind": "SINGLE_USE"}}""".formatted(
                                LocalDate.now().minusDays(2), LocalDate.now().plusDays(30)))
                .path("id")
                .asText();
    }

    private double download(String url) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (InputStream file = http.send(request(url).GET().build(), BodyHandlers.ofInputStream())
                .body()) {
            byte[] buffer = new byte[1 << 16];
            while (file.read(buffer) >= 0) {
                // Only the time counts.
            }
        }
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

    private JsonNode get(String url) throws IOException, InterruptedException {
        return answer(request(url).GET());
    }

    private JsonNode post(String url, String body) throws IOException, InterruptedException {
        return answer(request(url)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + site.token());
    }

    static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
