package io.claimcode.verify.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

/** Sellers who make codes, and a storefront that redeems them. */
final class Checkouts {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BenchSite site;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;

    /** A storefront that may redeem codes of the bench's own seller. */
    Checkouts(BenchSite site) {
        this.site = site;
        this.token = site.stack().tokens().storefront("shop-bench", List.of(BenchSite.SELLER));
    }

    /**
     * An answer.
     *
     * @param nanos from sending to having it whole
     */
    record Answer(int status, String body, long nanos) {}

    /** Codes of a new promotion of a seller. */
    List<String> codes(String seller, int quantity) throws IOException, InterruptedException {
        var bench = new BenchSeller(site, seller);
        var group = bench.request(bench.groups(), "First", quantity);
        bench.awaitReady(group);
        return bench.codes(group);
    }

    /** Returns when redemption-service has heard of what was told: it answers 503 until then. */
    void awaitHeard(String code) {
        await().atMost(PATIENCE)
                .until(() -> redeem(code, UUID.randomUUID() + "@example.com", "k-" + code)
                                .status()
                        == 201);
    }

    Answer redeem(String code, String email, String key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(site.redemptions() + "/v1/redemptions"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("""
                        {"orderId": "o-%s", "customer": {"email": "%s"}, "codes": ["%s"], "currency": "USD",
                         "items": [{"seller": "%s", "sku": "SKU-1", "quantity": 2, "unitPrice": "19.99"}]}""".formatted(key, email, code, BenchSite.SELLER)))
                .build();
        long begin = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), System.nanoTime() - begin);
    }
}
