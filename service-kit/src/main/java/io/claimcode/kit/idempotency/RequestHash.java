package io.claimcode.kit.idempotency;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint of a request, by which a repeated one is known. Taken over its JSON in one form: names sorted, numbers
 * without trailing zeros; an absent member and one that is null are not the same.
 */
public final class RequestHash {
    private final byte[] bytes;

    private RequestHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** SHA-256 of a request that holds nothing personal. */
    public static RequestHash sha256(JsonNode request) {
        try {
            return new RequestHash(MessageDigest.getInstance("SHA-256").digest(canonical(request)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HMAC-SHA-256 of a request that holds something personal, which must not be guessed from the stored hash. */
    public static RequestHash hmac(byte[] key, JsonNode request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new RequestHash(mac.doFinal(canonical(request)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A hash that was stored. */
    public static RequestHash stored(byte[] bytes) {
        return new RequestHash(bytes.clone());
    }

    /** What is stored. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] canonical(JsonNode request) {
        StringBuilder text = new StringBuilder();
        write(request, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            writeObject(node, text);
        } else if (node.isArray()) {
            text.append('[');
            for (JsonNode item : node) {
                write(item, text);
                text.append(',');
            }
            text.append(']');
        } else if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            text.append(number.stripTrailingZeros());
        } else {
            text.append(node);
        }
    }

    private static void writeObject(JsonNode node, StringBuilder text) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        text.append('{');
        sorted.forEach((name, value) -> {
            text.append(JsonNodeFactory.instance.textNode(name)).append(':');
            write(value, text);
            text.append(',');
        });
        text.append('}');
    }
}
