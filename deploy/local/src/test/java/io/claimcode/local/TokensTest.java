package io.claimcode.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TokensTest {

    private static final Instant NOW = Instant.parse("2027-03-01T00:00:00Z");

    @TempDir
    Path folder;

    private LocalKeys keys;
    private Tokens tokens;

    @BeforeEach
    void make() {
        keys = LocalKeys.in(folder);
        tokens = new Tokens(keys, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void sellersToken_namesTheSellerAndTheScope() throws Exception {
        JsonNode claims = verified(tokens.seller("s-7"));

        assertThat(claims.get("iss").asText()).isEqualTo("https://claimcode.local");
        assertThat(claims.get("aud").asText()).isEqualTo("claimcode");
        assertThat(claims.get("scope").asText()).isEqualTo("promotions");
        assertThat(claims.get("seller").asText()).isEqualTo("s-7");
        assertThat(claims.get("iat").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.get("exp").asLong()).isGreaterThan(NOW.getEpochSecond());
    }

    @Test
    void storefrontsToken_namesTheStorefrontAndItsSellers() throws Exception {
        JsonNode claims = verified(tokens.storefront("shop-2", List.of("s-1", "s-2")));

        assertThat(claims.get("scope").asText()).isEqualTo("redemptions");
        assertThat(claims.get("storefront").asText()).isEqualTo("shop-2");
        assertThat(claims.get("azp").asText()).isEqualTo("shop-2");
        assertThat(claims.get("sellers")).extracting(JsonNode::asText).containsExactly("s-1", "s-2");
    }

    @Test
    void supportsToken_hasNeitherSellerNorStorefront() throws Exception {
        JsonNode claims = verified(tokens.support());

        assertThat(claims.get("scope").asText()).isEqualTo("support");
        assertThat(claims.has("seller")).isFalse();
        assertThat(claims.has("storefront")).isFalse();
    }

    @Test
    void oddNames_stayWhatTheyAre() throws Exception {
        String odd = "a\"b\\c\nd\u0001é€😀";

        assertThat(verified(tokens.seller(odd)).get("seller").asText()).isEqualTo(odd);
    }

    private JsonNode verified(String token) throws Exception {
        List<String> parts = List.of(token.split("\\.", -1));
        assertThat(parts).hasSize(3);
        Signature signature = Signature.getInstance("SHA256withRSA");
        byte[] publicKey = Base64.getDecoder().decode(keys.publicKey());
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey)));
        signature.update((parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts.get(2))))
                .isTrue();
        assertThat(json(parts.get(0)).get("alg").asText()).isEqualTo("RS256");
        return json(parts.get(1));
    }

    private static JsonNode json(String part) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(part));
    }
}
