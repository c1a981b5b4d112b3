package io.claimcode.kit.identity;

import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.app.KitProfile;
import io.claimcode.kit.problem.Problem;
import io.claimcode.local.Tokens;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@TestProfile(KitProfile.class)
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class CallerTest {
    private final Tokens tokens = StackResource.stack().tokens();

    @Test
    void sellersToken_namesSeller() {
        mine(tokens.seller("s-9"))
                .then()
                .statusCode(200)
                .body("seller", equalTo("s-9"))
                .body("storefront", equalTo("console"))
                .body("issuer", equalTo("https://claimcode.local"))
                .body("subject", equalTo("seller-s-9"))
                .body("sellers", equalTo(List.of()));
    }

    @Test
    void storefrontsToken_namesStorefrontAndSellers() {
        given().auth()
                .oauth2(tokens.storefront("shop-2", List.of("s-1", "s-2")))
                .get("/things/storefront")
                .then()
                .statusCode(200)
                .body("storefront", equalTo("shop-2"))
                .body("sellers", containsInAnyOrder("s-1", "s-2"));
    }

    @Test
    void severalScopes_areEachHeld() {
        Map<String, Object> claims = tokens.claims("support redemptions promotions", "shop-3", "x");
        claims.put("seller", "s-1");

        mine(tokens.sign(claims)).then().statusCode(200);
        given().auth()
                .oauth2(tokens.sign(claims))
                .get("/things/storefront")
                .then()
                .statusCode(200)
                .body("storefront", equalTo("shop-3"));
    }

    @Test
    void noToken_isUnauthenticated() {
        isUnauthenticated(given().get("/things/mine"));
        isUnauthenticated(given().header("Authorization", "Basic eDp5").get("/things/mine"));
    }

    @Test
    void brokenToken_isUnauthenticated() {
        isUnauthenticated(mine("x"));
        isUnauthenticated(mine("a.b.c"));
        isUnauthenticated(mine(tokens.seller("s-1") + "x"));
    }

    @Test
    void expiredToken_isUnauthenticated() {
        Map<String, Object> claims = sellersClaims();
        claims.put("iat", Instant.now().minusSeconds(600).getEpochSecond());
        claims.put("exp", Instant.now().minusSeconds(300).getEpochSecond());

        isUnauthenticated(mine(tokens.sign(claims)));
    }

    @Test
    void tokenWithoutEnd_isUnauthenticated() {
        Map<String, Object> claims = sellersClaims();
        claims.remove("exp");

        isUnauthenticated(mine(tokens.sign(claims)));
    }

    @Test
    void foreignAudience_isUnauthenticated() {
        Map<String, Object> claims = sellersClaims();
        claims.put("aud", "elsewhere");
        isUnauthenticated(mine(tokens.sign(claims)));

        claims.remove("aud");
        isUnauthenticated(mine(tokens.sign(claims)));
    }

    @Test
    void foreignIssuer_isUnauthenticated() {
        Map<String, Object> claims = sellersClaims();
        claims.put("iss", "https://elsewhere");

        isUnauthenticated(mine(tokens.sign(claims)));
    }

    @Test
    void unsignedToken_isUnauthenticated() {
        isUnauthenticated(mine(header("none") + "." + payload() + "."));
    }

    @Test
    void tokenSignedWithThePublicKeyAsSecret_isUnauthenticated() throws Exception {
        String publicKey = ConfigProvider.getConfig().getValue("quarkus.oidc.public-key", String.class);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(publicKey), "HmacSHA256"));
        String unsigned = header("HS256") + "." + payload();

        isUnauthenticated(mine(unsigned + "." + base64(mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII)))));
    }

    @Test
    void tokenOfAForeignKey_isUnauthenticated() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(generator.generateKeyPair().getPrivate());
        String unsigned = header("RS256") + "." + payload();
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));

        isUnauthenticated(mine(unsigned + "." + base64(signature.sign())));
    }

    @Test
    void missingScope_isForbidden() {
        isForbidden(mine(tokens.storefront("shop-1", List.of("*"))));
        isForbidden(mine(tokens.support()));
    }

    @Test
    void scopeThatOnlyBeginsAlike_isForbidden() {
        isForbidden(mine(tokens.sign(tokens.claims("promotions2 promotion", "x", "x"))));
    }

    @Test
    void sellersScopeWithoutSeller_isForbidden() {
        isForbidden(mine(tokens.sign(tokens.claims("promotions", "x", "x")))).body("detail", containsString("seller"));
    }

    private Map<String, Object> sellersClaims() {
        Map<String, Object> claims = tokens.claims("promotions", "console", "x");
        claims.put("seller", "s-1");
        return claims;
    }

    private String payload() {
        String signed = tokens.sign(sellersClaims());
        return signed.split("\\.")[1];
    }

    private static String header(String algorithm) {
        return base64(("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Response mine(String token) {
        return given().header("Authorization", "Bearer " + token).get("/things/mine");
    }

    private static void isUnauthenticated(Response response) {
        response.then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo(ProblemType.UNAUTHENTICATED.urn()))
                .body(not(containsString("xception")));
    }

    private static ValidatableResponse isForbidden(Response response) {
        return response.then()
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo(ProblemType.FORBIDDEN.urn()));
    }
}
