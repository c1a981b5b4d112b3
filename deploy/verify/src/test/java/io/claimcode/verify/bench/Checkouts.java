package io.claimcode.verify.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.awaitility.Awaitility.await;

/** Sellers who make codes, and a storefront that redeems them. */
final class Checkouts {
    private static final ObjectMapper JSON = new ObjectMapper();
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

    /** Codes of a new promotion of a seller, which each customer may redeem many of. */
    List<String> codes(String seller, int quantity) throws IOException, InterruptedException {
        var sellersToken = site.stack().tokens().seller(seller);
        var promotion = site.promotions() + "/v1/promotions";
        var id = sellers(
                        sellersToken,
                        HttpRequest.newBuilder(URI.create(promotion))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofString("""
                                        {"type": "PERCENTAGE_OFF", "internalDescription": "Bench", "currency": "USD",
                                         "purchasedItems": {"kind": "ENTIRE_CATALOG"},
                                         "buyerGets": {"kind": "PERCENT_OFF", "percent": "20"},
                                         "schedule": {"startsAt": "%sT00:00", "endsAt": "%sT23:59", "timeZone": "UTC"},
                                         "claimCode": {"kind": "SINGLE_USE", "oneRedemptionPerCustomer": false},
                                         "claimCodeGroup": {"name": "First", "quantity": %d}}""".formatted(
                                                LocalDate.now().minusDays(2),
                                                LocalDate.now().plusDays(30),
                                                quantity))))
                .path("id")
                .asText();
        var groups = HttpRequest.newBuilder(URI.create(promotion + "/" + id + "/claim-code-groups"))
                .GET();
        await().atMost(PATIENCE)
                .until(() -> sellers(sellersToken, groups)
                        .at("/items/0/status")
                        .asText()
                        .equals("READY"));
        var group = sellers(sellersToken, groups).at("/items/0/groupId").asText();
        return http.send(
                        HttpRequest.newBuilder(URI.create(site.codes() + "/v1/claim-code-groups/" + group + "/codes"))
                                .header("Authorization", "Bearer " + sellersToken)
                                .build(),
                        BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
    }

    private JsonNode sellers(String sellersToken, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var answer = http.send(
                request.setHeader("Authorization", "Bearer " + sellersToken).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
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
