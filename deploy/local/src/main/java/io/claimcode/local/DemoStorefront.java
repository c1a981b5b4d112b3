package io.claimcode.local;

import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** The demo's storefront: its buyers hold, redeem, cancel and ask what codes are worth. */
final class DemoStorefront {
    private final DemoOptions options;
    private final DemoClient client;
    private final PrintStream out;

    DemoStorefront(DemoOptions options, DemoClient client, PrintStream out) {
        this.options = options;
        this.client = client;
        this.out = out;
    }

    /** A buyer's order of two pieces at 19.99; its id is also its idempotency key. */
    record Order(String id, String email, List<String> codes) {
        Order(String buyer, String email, String code) {
            this(Demo.unique("o-" + buyer), email, List.of(code));
        }

        Order(String buyer, String... codes) {
            this(Demo.unique("o-" + buyer), UUID.randomUUID() + "@example.com", List.of(codes));
        }

        JsonNode cart() {
            return DemoClient.json("""
                    {"orderId": "%s", "customer": {"email": "%s"}, "codes": [%s], "currency": "USD",
                     "items": [{"seller": "s-1", "sku": "SKU-1", "quantity": 2, "unitPrice": "19.99"}],
                     "shipping": "4.99"}""".formatted(
                    id, email, codes.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(","))));
        }
    }

    JsonNode redeem(String step, Order order, int status) {
        var answer = client.expect(
                step,
                client.post(
                        options.redemptions() + "/v1/redemptions", client.storefrontToken(), order.id(), order.cart()),
                status);
        if (status >= 400) {
            out.println("  " + answer.get("title").asText());
        }
        return answer;
    }

    void hold(String step, Order order) {
        var hold = client.expect(
                step,
                client.put(options.redemptions() + "/v1/holds/" + order.id(), client.storefrontToken(), order.cart()),
                200);
        out.printf(
                "  until %s, worth %s USD%n",
                hold.get("expiresAt").asText(),
                hold.get("quote").get("discount").asText());
    }

    void abandon(String step, Order order) {
        client.expectStatus(
                step, client.delete(options.redemptions() + "/v1/holds/" + order.id(), client.storefrontToken()), 204);
    }

    void cancel(String step, JsonNode redemption) {
        client.expect(
                step,
                client.post(
                        options.redemptions() + "/v1/redemptions/"
                                + redemption.get("redemptionId").asText() + "/cancel",
                        client.storefrontToken(),
                        UUID.randomUUID().toString(),
                        DemoClient.json("{\"reason\": \"PAYMENT_FAILED\"}")),
                200);
    }

    void quote(String step, Order order) {
        var quote = client.expect(
                step,
                client.post(options.redemptions() + "/v1/quotes", client.storefrontToken(), order.id(), order.cart()),
                200);
        for (var code : quote.get("codes")) {
            out.printf(
                    "  %s %s %s%n",
                    code.get("code").asText(),
                    code.get("outcome").asText(),
                    code.has("reason")
                            ? code.get("reason").asText()
                            : code.get("discount").asText() + " USD");
        }
        out.printf("  %s USD off in all%n", quote.get("discount").asText());
    }
}
