package io.claimcode.local;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Signs the bearer tokens (JWT, RS256) that the services of one local deployment accept. */
public final class Tokens {

    private static final Duration LIFE = Duration.ofHours(12);

    private final LocalKeys keys;
    private final Clock clock;

    public Tokens(LocalKeys keys) {
        this(keys, Clock.systemUTC());
    }

    Tokens(LocalKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A seller's token, which may manage that seller's promotions. */
    public String seller(String seller) {
        Map<String, Object> claims = claims("promotions", "console", "seller-" + seller);
        claims.put("seller", seller);
        return sign(claims);
    }

    /** A storefront's token, which may redeem codes of these sellers; {@code *} stands for all. */
    public String storefront(String storefront, List<String> sellers) {
        Map<String, Object> claims = claims("redemptions", storefront, "storefront-" + storefront);
        claims.put("storefront", storefront);
        claims.put("sellers", sellers);
        return sign(claims);
    }

    /** A support agent's token, which reads codes and redemptions of all sellers. */
    public String support() {
        return sign(claims("support", "support-desk", "support-agent"));
    }

    /** A token with exactly these claims: strings, numbers and lists of strings. */
    public String sign(Map<String, ?> claims) {
        String unsigned = base64(json(Map.of("alg", "RS256", "typ", "JWT"))) + "." + base64(json(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.signing());
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return unsigned + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot sign a token", failed);
        }
    }

    /** The claims that every valid token has; a test may take some away or change them before it signs. */
    public Map<String, Object> claims(String scope, String client, String subject) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "https://claimcode.local");
        claims.put("aud", "claimcode");
        claims.put("sub", subject);
        claims.put("azp", client);
        claims.put("scope", scope);
        claims.put("iat", now);
        claims.put("exp", now + LIFE.toSeconds());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(Tokens::json).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\' || character < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
