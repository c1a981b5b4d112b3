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

/** A seller's program: promotions and claim code groups over HTTP. */
final class BenchSeller {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BenchSite site;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    BenchSeller(BenchSite site, String seller) {
        this.site = site;
        this.token = site.stack().tokens().seller(seller);
    }

    /** A new promotion, whose codes each customer may redeem many of; its id. */
    String promotion() throws IOException, InterruptedException {
        return post(site.promotions() + "/v1/promotions", """
                {"type": "PERCENTAGE_OFF", "internalDescription": "Bench", "currency": "USD",
                 "purchasedItems": {"kind": "ENTIRE_CATALOG"},
                 "buyerGets": {"kind": "PERCENT_OFF", "percent": "20"},
                 "schedule": {"startsAt": "%sT00:00", "endsAt": "%sT23:59", "timeZone": "UTC"},
                 "claimCode": {"kind": "SINGLE_USE", "oneRedemptionPerCustomer": false, "combinability": "UNRESTRICTED"}}""".formatted(
                                LocalDate.now().minusDays(2), LocalDate.now().plusDays(30)))
                .path("id")
                .asText();
    }

    /** A new promotion's claim code groups. */
    String groups() throws IOException, InterruptedException {
        return groups(promotion());
    }

    String groups(String promotion) {
        return site.promotions() + "/v1/promotions/" + promotion + "/claim-code-groups";
    }

    /** Asks for a group; where it is. */
    String request(String groups, String name, int quantity) throws IOException, InterruptedException {
        var group = post(groups, "{\"name\": \"" + name + "\", \"quantity\": " + quantity + "}");
        return groups + "/" + group.path("groupId").asText();
    }

    /** Waits until a group is ready. */
    void awaitReady(String group) {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isReady(group));
    }

    boolean isReady(String group) throws IOException, InterruptedException {
        return get(group).path("status").asText().equals("READY");
    }

    /** The codes of a ready group. */
    List<String> codes(String group) throws IOException, InterruptedException {
        return http.send(request(file(group)).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
    }

    /** Where a group's codes are to be had. */
    String file(String group) {
        return site.codes() + "/v1/claim-code-groups/" + group.substring(group.lastIndexOf('/') + 1) + "/codes";
    }

    JsonNode get(String url) throws IOException, InterruptedException {
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

    /** Somebody's request with the seller's token. */
    HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    }
}
