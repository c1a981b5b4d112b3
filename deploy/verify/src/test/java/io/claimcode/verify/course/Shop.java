package io.claimcode.verify.course;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.claimcode.verify.course.check.Act;
import io.claimcode.verify.course.check.Call;

/** A storefront's calls, each written into the history. */
final class Shop {
    static final String STOREFRONT = "shop-course";
    private static final UUID NAMESPACE = UUID.fromString("5b0f5c52-6a0e-4d0b-9d9e-8f6d7a3c2e10");
    private static final String ISSUER = "https://claimcode.local";

    private final Site site;
    private final Http http;
    private final History history;
    private final int client;
    private final String token;

    Shop(Site site, Http http, History history, int client) {
        this.site = site;
        this.http = http;
        this.history = history;
        this.client = client;
        this.token = site.stack().tokens().storefront(STOREFRONT, List.of("*"));
    }

    Call quote(int instance, Cart cart) {
        return call(Act.QUOTE, instance, "", "", cart, "POST", "/v1/quotes", cart.json(""), Map.of());
    }

    Call hold(int instance, Cart cart) {
        return call(
                Act.HOLD,
                instance,
                "",
                "",
                cart,
                "PUT",
                "/v1/holds/" + cart.orderId(),
                cart.json(", \"ttlSeconds\": 60"),
                Map.of());
    }

    Call release(int instance, Cart cart) {
        return call(Act.RELEASE, instance, "", "", cart, "DELETE", "/v1/holds/" + cart.orderId(), "", Map.of());
    }

    Call redeem(int instance, Cart cart, String key) {
        return call(
                Act.REDEEM,
                instance,
                key,
                redemptionId(key),
                cart,
                "POST",
                "/v1/redemptions",
                cart.json(""),
                Map.of("Idempotency-Key", key));
    }

    Call close(Act act, int instance, Cart cart, String key) {
        var id = redemptionId(key);
        var reason = act == Act.RETURN ? "RETURNED" : "ORDER_CANCELLED";
        return act == Act.CANCEL_BY_KEY
                ? call(
                        act,
                        instance,
                        key,
                        id,
                        cart,
                        "POST",
                        "/v1/redemptions/cancel",
                        "{\"idempotencyKey\": \"" + key + "\", \"reason\": \"" + reason + "\"}",
                        Map.of())
                : call(
                        act,
                        instance,
                        key,
                        id,
                        cart,
                        "POST",
                        "/v1/redemptions/" + id + "/cancel",
                        "{\"reason\": \"" + reason + "\"}",
                        Map.of());
    }

    /** One piece comes back. */
    Call adjust(int instance, Cart cart, String redemptionKey, String key) {
        var id = redemptionId(redemptionKey);
        return call(
                Act.ADJUST,
                instance,
                key,
                id,
                cart,
                "POST",
                "/v1/redemptions/" + id + "/adjustments",
                "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}], \"reason\": \"PART_RETURNED\"}",
                Map.of("Idempotency-Key", key));
    }

    /** The id that a redemption with this key has (RFC 9562, version 5). */
    static String redemptionId(String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            var digest = ByteBuffer.wrap(
                    sha1.digest(String.join("\0", ISSUER, STOREFRONT, key).getBytes(StandardCharsets.UTF_8)));
            long high = digest.getLong() & 0xffffffffffff0fffL | 0x5000L;
            long low = digest.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Call call(
            Act act,
            int instance,
            String key,
            String redemptionId,
            Cart cart,
            String method,
            String path,
            String body,
            Map<String, String> headers) {
        long invokedAt = history.now();
        var reply = http.send(method, site.redemptions(instance) + path, token, body, headers);
        return history.add(new Call(
                0,
                client,
                act,
                instance,
                key,
                redemptionId,
                cart.orderId(),
                cart.customer(),
                act == Act.RELEASE || act.closes() || act == Act.ADJUST ? List.of() : cart.codeIds(),
                cart.promotion(),
                act == Act.REDEEM ? Integer.toString(cart.quantity()) : "",
                invokedAt,
                history.now(),
                reply.outcome(),
                answer(reply)));
    }

    static Call.Answer answer(Http.Reply reply) {
        var json = reply.json();
        return new Call.Answer(
                reply.status(),
                reply.problem(),
                reply.replayed(),
                digest(reply.text()),
                json.path("redemptionId").isMissingNode()
                        ? ""
                        : json.path("status").asText(""),
                json.path("adjustmentId").asText(""),
                applied(json));
    }

    private static List<String> applied(JsonNode json) {
        var applied = new ArrayList<String>();
        for (var code : json.path("codes")) {
            if (code.path("outcome").asText().equals("APPLIED")) {
                applied.add(code.path("codeId")
                        .asText("group/" + code.path("promotionId").asText()));
            }
        }
        return List.copyOf(applied);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
