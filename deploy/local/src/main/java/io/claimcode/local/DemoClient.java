package io.claimcode.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Speaks to the three services and to Kafka as a seller, a storefront and an analyst would. */
final class DemoClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TOPICS =
            List.of("claimcode.promotions", "claimcode.batches", "claimcode.redemptions");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final DemoOptions options;
    private final PrintStream out;
    private final Tokens tokens;

    DemoClient(DemoOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.tokens = new Tokens(LocalKeys.in(options.directory().resolve("keys")));
    }

    String sellerToken() {
        return tokens.seller("s-1");
    }

    String storefrontToken() {
        return tokens.storefront("shop-1", List.of("*"));
    }

    HttpResponse<String> get(String url, String token) {
        return send(request(url, token).GET());
    }

    HttpResponse<String> post(String url, String token, String key, JsonNode body) {
        return send(request(url, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<String> put(String url, String token, JsonNode body) {
        return send(request(url, token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<String> delete(String url, String token) {
        return send(request(url, token).DELETE());
    }

    /** Says how a step was answered; fails when it is not as it has to be. */
    void expectStatus(String step, HttpResponse<String> response, int status) {
        out.printf("%s: %d%n", step, response.statusCode());
        if (response.statusCode() != status) {
            throw new StartFailed(step + ": " + status + " was expected, but the answer is " + response.statusCode()
                    + " " + response.body());
        }
    }

    /** The same for an answer in JSON. */
    JsonNode expect(String step, HttpResponse<String> response, int status) {
        expectStatus(step, response, status);
        return json(response.body());
    }

    /** The events of a promotion, in the order in which they happened, once one of the type is told. */
    List<String> events(String promotionId, String type) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", options.kafka()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var events = new ArrayList<ConsumerRecord<String, String>>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (events.stream().noneMatch(event -> header(event, "ce_type").contains(type))) {
                if (System.nanoTime() > deadline) {
                    throw new StartFailed("Kafka has not told the redemption within " + PATIENCE.toSeconds() + " s");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    if (promotionId.equals(event.key())) {
                        events.add(event);
                    }
                });
            }
            return events.stream()
                    .sorted(Comparator.comparing(event -> header(event, "ce_time")))
                    .map(event -> header(event, "ce_time") + "  " + header(event, "ce_type") + "  "
                            + header(event, "ce_subject"))
                    .toList();
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new StartFailed("an answer is not JSON: " + text);
        }
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted");
        }
    }

    private HttpRequest.Builder request(String url, String token) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StartFailed(
                    "nobody answers at " + request.build().uri() + "; is " + options.starter() + " running?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted");
        }
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
