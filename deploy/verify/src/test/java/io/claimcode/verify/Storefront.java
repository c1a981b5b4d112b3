package io.claimcode.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.awaitility.Awaitility.await;

/** A storefront with many buyers at once, in turn at each of the redemption-services. */
final class Storefront {
    private static final int BUYERS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Deployment deployment;
    private final String seller;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Storefront(Deployment deployment, String seller) {
        this.deployment = deployment;
        this.seller = seller;
        this.token = deployment.stack().tokens().storefront("shop-1", List.of("*"));
    }

    /** An answer. */
    record Answer(int status, String body) {
        /** The problem's slug, or nothing. */
        String problem() {
            return text("type").replace("urn:claimcode:problem:", "");
        }

        /** A member of the body that is text. */
        String text(String member) {
            int at = body.indexOf("\"" + member + "\":\"");
            return at < 0 ? "" : body.substring(at + member.length() + 4, body.indexOf('"', at + member.length() + 4));
        }
    }

    /** Redeems; after a 503, which leaves the outcome open, again with the same key. */
    Answer redeem(int instance, String orderId, String key, String email, String code) {
        return await().atMost(PATIENCE)
                .until(
                        () -> send(
                                instance,
                                HttpRequest.newBuilder()
                                        .header("Idempotency-Key", key)
                                        .POST(BodyPublishers.ofString(cart(orderId, email, code))),
                                "/v1/redemptions"),
                        answer -> answer.status() != 503);
    }

    Answer hold(int instance, String orderId, String email, String code) {
        return send(
                instance,
                HttpRequest.newBuilder().PUT(BodyPublishers.ofString(cart(orderId, email, code))),
                "/v1/holds/" + orderId);
    }

    Answer endHold(int instance, String orderId) {
        return send(instance, HttpRequest.newBuilder().DELETE(), "/v1/holds/" + orderId);
    }

    /** Cancels; after a 503 again. */
    Answer cancelByKey(int instance, String key) {
        return await().atMost(PATIENCE)
                .until(
                        () -> send(
                                instance,
                                HttpRequest.newBuilder()
                                        .POST(BodyPublishers.ofString("{\"idempotencyKey\": \"" + key
                                                + "\", \"reason\": \"ORDER_CANCELLED\"}")),
                                "/v1/redemptions/cancel"),
                        answer -> answer.status() != 503);
    }

    Answer find(int instance, String redemptionId) {
        return send(instance, HttpRequest.newBuilder().GET(), "/v1/redemptions/" + redemptionId);
    }

    /** Does all, as many at once as there are buyers; what each returned, in order. */
    static <T> List<T> all(List<Callable<T>> requests) throws InterruptedException, ExecutionException {
        try (var buyers =
                Executors.newFixedThreadPool(BUYERS, Thread.ofVirtual().factory())) {
            var answers = new ArrayList<T>();
            for (Future<T> answer : buyers.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private String cart(String orderId, String email, String code) {
        return """
                {"orderId": "%s", "customer": {"email": "%s"}, "codes": ["%s"], "currency": "USD",
                 "items": [{"seller": "%s", "sku": "SKU-1", "quantity": 2, "unitPrice": "19.99"}]}""".formatted(orderId, email, code, seller);
    }

    private Answer send(int instance, HttpRequest.Builder request, String path) {
        try {
            var response = http.send(
                    request.uri(URI.create(deployment.redemptions(instance) + path))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
