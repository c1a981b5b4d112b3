package io.claimcode.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claimcode.local.Service;
import io.claimcode.local.Tokens;

/** Tokens that no service may accept, by what is wrong with them. Apart from that they may do everything. */
final class ForgedTokens {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Deployment deployment;
    private final Tokens tokens;

    ForgedTokens(Deployment deployment) {
        this.deployment = deployment;
        this.tokens = deployment.stack().tokens();
    }

    /** A token that is in order: a seller's, a storefront's and a supporter's in one. */
    String good(String name) {
        return tokens.sign(claims(name, "promotions redemptions support"));
    }

    /** A seller's and a storefront's, of their own things only. */
    String strangers(String name) {
        return tokens.sign(claims(name, "promotions redemptions"));
    }

    /** The same with other scopes. */
    String scoped(String scopes) {
        return tokens.sign(claims("s-access", scopes));
    }

    Map<String, String> all() throws GeneralSecurityException {
        var forged = new LinkedHashMap<String, String>();
        forged.put("no token", "");
        forged.put("no JWT", "a.b.c");
        forged.put("a code", "7GM3-YYYYY3-ZZZZZ5");
        long now = Instant.now().getEpochSecond();
        forged.put("expired", changed(claims -> claims.put("exp", now - 3600)));
        forged.put("before its time", changed(claims -> claims.put("nbf", now + 3600)));
        forged.put("another audience", changed(claims -> claims.put("aud", "elsewhere")));
        forged.put("no audience", changed(claims -> claims.remove("aud")));
        forged.put("another issuer", changed(claims -> claims.put("iss", "https://claimcode.example")));
        forged.put("no issuer", changed(claims -> claims.remove("iss")));
        var claims = base64(json(claims("s-access", "promotions redemptions support")));
        for (var none : List.of("none", "None", "NONE")) {
            forged.put("alg " + none, base64("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}") + "." + claims + ".");
        }
        var publicKey = deployment.stack().properties(Service.REDEMPTION).get("quarkus.oidc.public-key");
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + publicKey.replaceAll("(.{64})", "$1\n").strip() + "\n-----END PUBLIC KEY-----\n";
        forged.put(
                "HS256 by the public key's bytes",
                hmac(claims, Base64.getDecoder().decode(publicKey)));
        forged.put("HS256 by the public key's text", hmac(claims, publicKey.getBytes(StandardCharsets.US_ASCII)));
        forged.put("HS256 by the public key's PEM", hmac(claims, pem.getBytes(StandardCharsets.US_ASCII)));
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        forged.put("another key", rsa(claims, generator.generateKeyPair().getPrivate()));
        var good = good("s-access").split("\\.");
        forged.put("claims put in", good[0] + "." + base64(json(claims("s-other", "promotions"))) + "." + good[2]);
        return forged;
    }

    private String changed(Consumer<Map<String, Object>> change) {
        var claims = claims("s-access", "promotions redemptions support");
        change.accept(claims);
        return tokens.sign(claims);
    }

    private Map<String, Object> claims(String name, String scopes) {
        var claims = new HashMap<>(tokens.claims(scopes, "shop-" + name, name));
        claims.put("seller", name);
        claims.put("storefront", "shop-" + name);
        claims.put("sellers", List.of(name));
        return claims;
    }

    private static String hmac(String claims, byte[] key) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        var unsigned = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + claims;
        return unsigned + "." + base64(mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String rsa(String claims, PrivateKey key) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        var unsigned = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + claims;
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        return unsigned + "." + base64(signature.sign());
    }

    private static String json(Map<String, Object> claims) {
        try {
            return JSON.writeValueAsString(claims);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
