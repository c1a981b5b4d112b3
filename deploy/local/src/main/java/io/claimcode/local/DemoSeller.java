package io.claimcode.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The demo's seller: creates promotions, waits for their codes and downloads them. */
final class DemoSeller {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DemoOptions options;
    private final DemoClient client;
    private final PrintStream out;

    DemoSeller(DemoOptions options, DemoClient client, PrintStream out) {
        this.options = options;
        this.client = client;
        this.out = out;
    }

    /** A promotion that was created. */
    record Promotion(String id, int quantity) {}

    /**
     * Creates a promotion on SKU-1 and SKU-2.
     *
     * @param terms what it gives and which codes it takes, as members of JSON
     */
    Promotion create(String name, String terms, int quantity) {
        var body = DemoClient.json("""
                {"type": "PERCENTAGE_OFF", "internalDescription": "Demo: %s", "currency": "USD",
                 "purchasedItems": {"kind": "SKUS", "values": ["SKU-1", "SKU-2"]},
                 "schedule": {"startsAt": "%sT00:00", "endsAt": "%sT23:59", "timeZone": "America/Los_Angeles"},
                 "claimCodeGroup": {"name": "Demo", "quantity": %d}, %s}""".formatted(
                        name, LocalDate.now().minusDays(1), LocalDate.now().plusDays(30), quantity, terms));
        var created = client.expect(
                "The seller creates a promotion: " + name,
                client.post(
                        options.promotions() + "/v1/promotions",
                        client.sellerToken(),
                        UUID.randomUUID().toString(),
                        body),
                201);
        return new Promotion(created.get("id").asText(), quantity);
    }

    /** The codes of its first claim code group, as soon as they are ready. */
    List<String> codes(Promotion promotion) {
        var groupId = awaitReady(promotion);
        var file = client.get(options.codes() + "/v1/claim-code-groups/" + groupId + "/codes", client.sellerToken());
        client.expectStatus("The file", file, 200);
        var codes = file.body().lines().toList();
        long distinct = codes.stream().distinct().count();
        if (codes.size() != promotion.quantity() || distinct != promotion.quantity()) {
            throw new StartFailed("the file holds other than " + promotion.quantity() + " codes");
        }
        out.printf("  downloaded %d codes, %d distinct, the first %s%n", codes.size(), distinct, codes.getFirst());
        return codes;
    }

    private String awaitReady(Promotion promotion) {
        var began = System.nanoTime();
        while (true) {
            var groups = client.get(
                    options.promotions() + "/v1/promotions/" + promotion.id() + "/claim-code-groups",
                    client.sellerToken());
            var group = DemoClient.json(groups.body()).get("items").get(0);
            if (group.get("status").asText().equals("READY")) {
                out.printf("  claim code group READY after %.1f s%n", (System.nanoTime() - began) / 1e9);
                return group.get("groupId").asText();
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new StartFailed("the claim code group is still "
                        + group.get("status").asText() + " after " + PATIENCE.toSeconds() + " s");
            }
            DemoClient.pause();
        }
    }
}
