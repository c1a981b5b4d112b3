package io.claimcode.redemption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claimcode.kit.idempotency.RequestHash;
import io.claimcode.redemption.model.Adjustment;
import io.claimcode.redemption.model.Cart;
import org.jspecify.annotations.Nullable;

/** By what a repeated request is known: its redemption's id and its hash. */
@ApplicationScoped
public class RequestIdentity {
    /** Namespace of redemption ids (RFC 9562, version 5): they are the same on every instance and for ever. */
    private static final UUID NAMESPACE = UUID.fromString("5b0f5c52-6a0e-4d0b-9d9e-8f6d7a3c2e10");

    private final Fingerprints fingerprints;

    @Inject
    RequestIdentity(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** The id that this caller's request with this key has. */
    public static UUID redemptionId(String issuer, String storefront, String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            var name = String.join("\u0000", issuer, storefront, key).getBytes(StandardCharsets.UTF_8);
            var digest = ByteBuffer.wrap(sha1.digest(name));
            long high = digest.getLong() & 0xffffffffffff0fffL | 0x5000L;
            long low = digest.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** The id that an adjustment of a redemption with this key has; a new one without a key. */
    public static UUID adjustmentId(UUID redemptionId, @Nullable String key) {
        return key == null ? UUID.randomUUID() : redemptionId(redemptionId.toString(), "adjustment", key);
    }

    /** A hash of all that an adjustment's request says. */
    public static byte[] hash(List<Adjustment.Part> parts, String reason) {
        var json = JsonNodeFactory.instance.objectNode().put("reason", reason);
        var lines = json.putArray("lines");
        parts.forEach(part -> lines.addObject().put("lineId", part.lineId()).put("quantity", part.quantity()));
        return RequestHash.sha256(json).bytes();
    }

    /** A keyed hash of all that the request says, in normal form. */
    public byte[] hash(Cart cart, OptionalLong expectedDiscount) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("orderId", cart.orderId())
                .put("reference", cart.reference())
                .put("customerId", cart.customer().id())
                .put("email", cart.customer().email())
                .put("currency", cart.currency().getCurrencyCode())
                .put("shipping", cart.shipping());
        expectedDiscount.ifPresent(expected -> json.put("expectedDiscount", expected));
        var codes = json.putArray("codes");
        cart.codes().forEach(code -> codes.add(code.normal()));
        var lines = json.putArray("lines");
        for (var line : cart.lines()) {
            lines.addObject()
                    .put("lineId", line.lineId())
                    .put("seller", line.seller())
                    .put("sku", line.sku())
                    .put("quantity", line.quantity())
                    .put("unitPrice", line.unitPrice())
                    .put("brand", line.brand())
                    .put("category", line.category());
        }
        return RequestHash.hmac(fingerprints.requestKey(), json).bytes();
    }
}
