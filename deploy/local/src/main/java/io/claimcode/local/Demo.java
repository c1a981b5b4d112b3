package io.claimcode.local;

import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code demo}: a seller's and a buyer's day against a running system; it ends in an error when a step does. */
final class Demo {
    private static final int QUANTITY = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DemoOptions options;
    private final DemoClient client;
    private final PrintStream out;

    private Demo(DemoOptions options, PrintStream out) {
        this.options = options;
        this.client = new DemoClient(options);
        this.out = out;
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out) {
        new Demo(DemoOptions.parse(arguments, environment), out).run();
        return 0;
    }

    private void run() {
        var promotion = createPromotion();
        var promotionId = promotion.get("id").asText();
        var groupId = awaitReady(promotionId);
        var codes = download(groupId);
        redeem(codes);
        tellEvents(promotionId);
    }

    private JsonNode createPromotion() {
        var body = DemoClient.json(
                """
                {"type": "PERCENTAGE_OFF", "internalDescription": "Demo", "currency": "USD",
                 "purchasedItems": {"kind": "SKUS", "values": ["SKU-1", "SKU-2"]},
                 "buyerGets": {"kind": "PERCENT_OFF", "percent": "20"},
                 "schedule": {"startsAt": "%sT00:00", "endsAt": "%sT23:59", "timeZone": "America/Los_Angeles"},
                 "claimCode": {"kind": "SINGLE_USE", "oneRedemptionPerCustomer": true, "combinability": "PREFERENTIAL"},
                 "messaging": {"checkoutDisplayText": "20%% off"},
                 "claimCodeGroup": {"name": "Demo", "quantity": %d}}""".formatted(LocalDate.now().minusDays(1), LocalDate.now().plusDays(30), QUANTITY));
        var created = client.post(
                options.promotions() + "/v1/promotions",
                client.sellerToken(),
                UUID.randomUUID().toString(),
                body);
        expect("The seller creates a promotion", created, 201);
        var promotion = DemoClient.json(created.body());
        out.printf(
                "  20%% off SKU-1 and SKU-2, single-use codes, one a customer: %s, %s%n",
                promotion.get("id").asText(), promotion.get("status").asText());
        return promotion;
    }

    private String awaitReady(String promotionId) {
        out.println("The claim code group of " + QUANTITY + " codes");
        var began = System.nanoTime();
        while (true) {
            var groups = client.get(
                    options.promotions() + "/v1/promotions/" + promotionId + "/claim-code-groups",
                    client.sellerToken());
            var group = DemoClient.json(groups.body()).get("items").get(0);
            if (group.get("status").asText().equals("READY")) {
                out.printf("  %s after %.1f s%n", group.get("status").asText(), (System.nanoTime() - began) / 1e9);
                return group.get("groupId").asText();
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new StartFailed("the claim code group is still "
                        + group.get("status").asText() + " after " + PATIENCE.toSeconds() + " s");
            }
            DemoClient.pause();
        }
    }

    private List<String> download(String groupId) {
        var file = client.get(options.codes() + "/v1/claim-code-groups/" + groupId + "/codes", client.sellerToken());
        expect("The seller downloads the file", file, 200);
        var codes = file.body().lines().toList();
        long distinct = codes.stream().distinct().count();
        out.printf("  %d codes, %d distinct, the first %s%n", codes.size(), distinct, codes.getFirst());
        if (codes.size() != QUANTITY || distinct != QUANTITY) {
            throw new StartFailed("the file holds other than " + QUANTITY + " codes");
        }
        return codes;
    }

    private void redeem(List<String> codes) {
        var ann = UUID.randomUUID() + "@example.com";
        var bob = UUID.randomUUID() + "@example.com";
        var key = UUID.randomUUID().toString();
        var order = order(codes.get(0), ann);

        var redeemed = redeem(key, order);
        expect("Ann redeems a code", redeemed, 201);
        var redemption = DemoClient.json(redeemed.body());
        out.printf(
                "  %s %s off, %s to pay%n",
                redemption.get("discount").asText(),
                redemption.get("currency").asText(),
                redemption.get("total").asText());
        var again = redeem(key, order);
        expect("The storefront repeats the request: the same answer", again, 201);
        if (!again.body().equals(redeemed.body())) {
            throw new StartFailed("the repeated request was answered differently");
        }
        refuse("Bob tries the same code", redeem(UUID.randomUUID().toString(), order(codes.get(0), bob)));
        refuse("Ann tries a second code", redeem(UUID.randomUUID().toString(), order(codes.get(1), ann)));
    }

    private void tellEvents(String promotionId) {
        out.println("What Kafka told");
        client.events(promotionId).forEach(event -> out.println("  " + event));
    }

    private HttpResponse<String> redeem(String key, JsonNode order) {
        return client.post(options.redemptions() + "/v1/redemptions", client.storefrontToken(), key, order);
    }

    private static JsonNode order(String code, String email) {
        return DemoClient.json("""
                {"orderId": "o-%s", "customer": {"email": "%s"}, "codes": ["%s"], "currency": "USD",
                 "items": [{"seller": "s-1", "sku": "SKU-1", "quantity": 2, "unitPrice": "19.99"}], "shipping": "4.99"}""".formatted(UUID.randomUUID(), email, code));
    }

    private void refuse(String step, HttpResponse<String> response) {
        expect(step, response, 409);
        out.println("  " + DemoClient.json(response.body()).get("title").asText());
    }

    private void expect(String step, HttpResponse<String> response, int status) {
        out.printf("%s: %d%n", step, response.statusCode());
        if (response.statusCode() != status) {
            throw new StartFailed(step + ": " + status + " was expected, but the answer is " + response.statusCode()
                    + " " + response.body());
        }
    }
}
