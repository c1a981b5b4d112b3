package io.claimcode.redemption;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.PromotionState;
import io.claimcode.local.test.StackResource;
import io.claimcode.redemption.model.Promotions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class RefusalTest {
    /** Well formed, and never drawn. */
    private static final String NEVER_ISSUED = "7GM3-YYYYY3-ZZZZZ5";

    @Inject
    World world;

    static Stream<Arguments> states() {
        var now = Instant.now();
        return Stream.of(
                Arguments.of(aPromotion().in(PromotionState.Status.PAUSED), 422, "promotion-paused"),
                Arguments.of(aPromotion().in(PromotionState.Status.ENDED), 410, "promotion-ended"),
                Arguments.of(aPromotion().ending(now.minusSeconds(1)), 410, "promotion-ended"),
                Arguments.of(aPromotion().starting(now.plusSeconds(3600)), 422, "promotion-not-started"),
                Arguments.of(aPromotion().inCurrency("EUR"), 422, "currency-mismatch"),
                Arguments.of(aPromotion().forAtLeast(3), 422, "cart-not-eligible"));
    }

    @ParameterizedTest
    @MethodSource("states")
    void promotionThatCantBeRedeemed_saysWhy(Promotions promotion, int status, String slug) {
        var batch = world.ready(promotion, 1);

        anOrder(batch.code())
                .redeem()
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:claimcode:problem:" + slug))
                .body("status", equalTo(status));
    }

    @Test
    void neverIssued_andAnotherSellers_areTheSameBytes() {
        var batch = world.ready(aPromotion().of("s-9"), 1);

        var unknown = anOrder(NEVER_ISSUED).at("shop-1", "s-1").redeem();
        var foreign = anOrder(batch.code()).at("shop-1", "s-1").redeem();

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.path("type").toString()).isEqualTo("urn:claimcode:problem:code-unknown");
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.asString()).isEqualTo(unknown.asString());
        assertThat(foreign.headers().asList()).isEqualTo(unknown.headers().asList());
    }

    @Test
    void groupThatIsntToldToBeReady_isAskedForAgain_neverUnknown() {
        var batch = world.loaded(aPromotion(), 1);

        anOrder(batch.code())
                .redeem()
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .body("type", equalTo("urn:claimcode:problem:temporarily-unavailable"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7GM3-YYYYY3-ZZZZZ6",
                "ABC",
                "{p}ABCDEFGH",
                "ABCDEF\u0000",
                "😀😀😀😀😀😀",
                "<script>alert(1)</script>"
            })
    void mistypedCode_isMalformed(String code) {
        anOrder(code).redeem().then().statusCode(400).body("type", equalTo("urn:claimcode:problem:code-malformed"));
    }

    static Stream<Arguments> badValues() {
        return Stream.of(
                Arguments.of("orderId", "", "/orderId"),
                Arguments.of("orderId", "x".repeat(201), "/orderId"),
                Arguments.of("orderId", "o\u0000", "/orderId"),
                Arguments.of("customer", Map.of(), "/customer"),
                Arguments.of("customer", Map.of("email", "no address"), "/customer/email"),
                Arguments.of("codes", Collections.nCopies(11, NEVER_ISSUED), "/codes"),
                Arguments.of("codes", List.of(NEVER_ISSUED, "7gm3yyyyy3zzzzz5"), "/codes/1"),
                Arguments.of("currency", "DOLLAR", "/currency"),
                Arguments.of("items", List.of(), "/items"),
                Arguments.of("items", List.of(item("SKU-1", 0, "1.00")), "/items/0/quantity"),
                Arguments.of("items", List.of(item("SKU-1", 100_001, "1.00")), "/items/0/quantity"),
                Arguments.of("items", List.of(item("SKU-1", 1, "1.0")), "/items/0/unitPrice"),
                Arguments.of("items", List.of(item("SKU-1", 1, "-1.00")), "/items/0/unitPrice"),
                Arguments.of("items", List.of(item("SKU-1", 100_000, "9999999999.99")), "/items/0"),
                Arguments.of("items", Collections.nCopies(501, item("SKU-1", 1, "1.00")), "/items"),
                Arguments.of("shipping", "1e3", "/shipping"),
                Arguments.of("expectedDiscount", "1", "/expectedDiscount"));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void badValue_isNamedByItsPointer(String property, Object value, String pointer) {
        anOrder(NEVER_ISSUED)
                .with(property, value)
                .redeem()
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:claimcode:problem:validation-failed"))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void unknownProperty_isRefused() {
        anOrder(NEVER_ISSUED)
                .with("discount", "100.00")
                .redeem()
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:claimcode:problem:unknown-property"));
    }

    @Test
    void wrongType_isMalformed() {
        anOrder(NEVER_ISSUED)
                .with("shipping", 4.99)
                .redeem()
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:claimcode:problem:malformed-request"));
    }

    @Test
    void keyThatIsMissingOrUnusable_isRefused() {
        given().auth()
                .oauth2(World.token("shop-1"))
                .contentType(ContentType.JSON)
                .body(anOrder(NEVER_ISSUED).body())
                .post("/v1/redemptions")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:claimcode:problem:idempotency-key-missing"));
        anOrder(NEVER_ISSUED)
                .key("k".repeat(256))
                .redeem()
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:claimcode:problem:idempotency-key-invalid"));
    }

    @Test
    void bodyThatIsTooLarge_orNoJson_isRefused() {
        var order = anOrder(NEVER_ISSUED).with("reference", "x".repeat(1_100_000));

        order.redeem().then().statusCode(413).body("type", equalTo("urn:claimcode:problem:payload-too-large"));
        order.quote().then().statusCode(413).body("type", equalTo("urn:claimcode:problem:payload-too-large"));
        given().auth()
                .oauth2(World.token("shop-1"))
                .contentType("text/plain")
                .header("Idempotency-Key", "k")
                .body("codes")
                .post("/v1/redemptions")
                .then()
                .statusCode(415)
                .body("type", equalTo("urn:claimcode:problem:unsupported-media-type"));
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("POST", "/v1/quotes"),
                Arguments.of("PUT", "/v1/holds/o-1"),
                Arguments.of("GET", "/v1/holds/o-1"),
                Arguments.of("DELETE", "/v1/holds/o-1"),
                Arguments.of("POST", "/v1/redemptions"),
                Arguments.of("GET", "/v1/redemptions?orderId=o-1"),
                Arguments.of("GET", "/v1/redemptions/6f1c8a0e-0c52-5b6f-9a53-3f1b1f0c7a03"),
                Arguments.of("POST", "/v1/redemptions/cancel"),
                Arguments.of("POST", "/v1/redemptions/6f1c8a0e-0c52-5b6f-9a53-3f1b1f0c7a03/cancel"),
                Arguments.of("POST", "/v1/redemptions/6f1c8a0e-0c52-5b6f-9a53-3f1b1f0c7a03/adjustments"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void everyEndpoint_needsATokenWithItsScope(String method, String path) {
        given().contentType(ContentType.JSON)
                .request(method, path)
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:claimcode:problem:unauthenticated"));
        given().auth()
                .oauth2(StackResource.stack().tokens().seller("s-1"))
                .contentType(ContentType.JSON)
                .request(method, path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:claimcode:problem:forbidden"));
    }

    @Test
    void caller_needsATokenOfAStorefront() {
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body(anOrder(NEVER_ISSUED).body())
                .post("/v1/redemptions")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("type", equalTo("urn:claimcode:problem:unauthenticated"));
        given().auth()
                .oauth2(StackResource.stack().tokens().seller("s-1"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "k")
                .body(anOrder(NEVER_ISSUED).body())
                .post("/v1/redemptions")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:claimcode:problem:forbidden"));
    }

    private static Map<String, Object> item(String sku, int quantity, String unitPrice) {
        return Map.of("sku", sku, "quantity", quantity, "unitPrice", unitPrice, "seller", "s-1", "lineId", sku);
    }
}
