package io.claimcode.promotion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class RefusalsTest {
    private final Api seller = Api.newSeller();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /buyerGets/percent       | "150"                     | /buyerGets/percent
            /schedule/endsAt         | "2047-02-28T00:00"        | /schedule/endsAt
            /schedule/endsAt         | "2020-02-28T00:00"        | /schedule/endsAt
            /claimCodeGroup/quantity | 0                         | /claimCodeGroup/quantity
            /claimCodeGroup/quantity | 10000001                  | /claimCodeGroup/quantity
            /claimCode/kind          | "GROUP"                   | /claimCode/groupCode
            /purchasedItems/kind     | "SELECTION"               | /purchasedItems/selectionId
            /type                    | "FREE_SHIPPING"           | /buyerGets/kind
            /internalDescription     | "a\\u0000b"               | /internalDescription
            """)
    void wrongValue_isAValidationFailure(String pointer, String json, String refusedAt) {
        refused(Drafts.complete().with(pointer, json).json(), 422, "validation-failed")
                .body("errors.pointer", hasItem(refusedAt));
    }

    @Test
    void allWrongValues_areToldAtOnce() {
        var draft = Drafts.complete()
                .with("/buyerGets/percent", "\"150\"")
                .with("/claimCodeGroup/quantity", "0")
                .with("/currency", "\"dollars\"");

        refused(draft.json(), 422, "validation-failed")
                .body("errors.pointer", hasItems("/buyerGets/percent", "/claimCodeGroup/quantity", "/currency"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /colour             | "red"           | /colour
            /buyerGets/percents | "20"            | /buyerGets/percents
            /schedule/zone      | null            | /schedule/zone
            """)
    void unknownProperty_isRefused(String pointer, String json, String refusedAt) {
        refused(Drafts.complete().with(pointer, json).json(), 400, "unknown-property")
                .body("errors.pointer", hasItem(refusedAt));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            /buyerGets/percent                   | 20         | /buyerGets/percent
            /buyerPurchases/quantity             | "1"        | /buyerPurchases/quantity
            /buyerPurchases/quantity             | 1.5        | /buyerPurchases/quantity
            /claimCodeGroup/quantity             | 1e400      | /claimCodeGroup/quantity
            /claimCode/oneRedemptionPerCustomer  | "true"     | /claimCode/oneRedemptionPerCustomer
            /claimCode/oneRedemptionPerCustomer  | 1          | /claimCode/oneRedemptionPerCustomer
            /purchasedItems/values               | "SKU-1"    | /purchasedItems/values
            /purchasedItems/values               | ["a",1]    | /purchasedItems/values/1
            /schedule                            | []         | /schedule
            /limits/maxDiscount                  | "1.00"     | /limits/maxDiscount
            """)
    void wrongType_isRefused(String pointer, String json, String refusedAt) {
        refused(Drafts.complete().with(pointer, json).json(), 400, "malformed-request")
                .body("errors.pointer", hasItem(refusedAt));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            {
            null
            []
            "text"
            {"type":"PERCENTAGE_OFF","type":"PERCENTAGE_OFF"}
            {} {}
            """)
    void bodyThatIsNoRequest_isRefused(String body) {
        refused(body, 400, "malformed-request");
    }

    @Test
    void emptyBody_isRefused() {
        refused("", 400, "malformed-request");
    }

    @Test
    void idempotencyKeyMissingOrInvalid_isRefused() {
        seller.post(Drafts.complete().json())
                .post("/v1/promotions")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:claimcode:problem:idempotency-key-missing"));
        seller.create("a".repeat(256), Drafts.complete().json())
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:claimcode:problem:idempotency-key-invalid"));
    }

    @Test
    void missingToken_isUnauthenticated() {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Drafts.complete().json())
                .post("/v1/promotions")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("urn:claimcode:problem:unauthenticated"));
        RestAssured.given().get("/v1/promotions").then().statusCode(401);
    }

    @Test
    void tokenOfAnotherScope_isForbidden() {
        var tokens = StackResource.stack().tokens();
        var storefront = Api.with(tokens.storefront("shop-1", java.util.List.of("*")));

        storefront
                .create(key(), Drafts.complete().json())
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:claimcode:problem:forbidden"));
        storefront.request().get("/v1/promotions").then().statusCode(403);
    }

    @Test
    void tokenWithoutSeller_isForbidden() {
        var tokens = StackResource.stack().tokens();
        Map<String, Object> claims = new LinkedHashMap<>(tokens.claims("promotions", "console", "nobody"));

        Api.with(tokens.sign(claims))
                .create(key(), Drafts.complete().json())
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:claimcode:problem:forbidden"));
    }

    @Test
    void whatIsAnotherSellers_isNotFound() {
        var promotion = seller.created(Drafts.complete());
        String group = seller.request()
                .get("/v1/promotions/{id}/claim-code-groups", promotion)
                .path("items[0].groupId");
        var stranger = Api.newSeller();

        notFound(stranger.request().get("/v1/promotions/{id}", promotion).then());
        notFound(stranger.request()
                .get("/v1/promotions/{id}/claim-code-groups", promotion)
                .then());
        notFound(stranger.group(promotion, group).then());
        notFound(stranger.requestGroup(promotion, key(), Api.group("Mine", 10)).then());
        notFound(stranger.group(stranger.created(Drafts.least()), group).then());
        stranger.request().get("/v1/promotions?q=spring-2027").then().body("items.size()", equalTo(0));
    }

    @Test
    void whatDoesNotExist_isNotFound() {
        notFound(seller.request().get("/v1/promotions/{id}", UUID.randomUUID()).then());
        notFound(seller.request().get("/v1/promotions/no-id").then());
        notFound(seller.request().get("/v1/promotions/1-1-1-1-1").then());
        notFound(seller.requestGroup(UUID.randomUUID().toString(), key(), Api.group("Mine", 10))
                .then());
        notFound(seller.request().get("/v1/nothing").then());
    }

    @Test
    void whatTheFrameworkRefuses_isAProblemToo() {
        problem(seller.request().delete("/v1/promotions").then(), 405, "method-not-allowed");
        problem(
                seller.request()
                        .contentType("text/plain")
                        .body("a")
                        .post("/v1/promotions")
                        .then(),
                415,
                "unsupported-media-type");
        problem(seller.request().accept("text/html").get("/v1/promotions").then(), 406, "not-acceptable");
        var large = Drafts.complete().with("/internalDescription", "\"" + "x".repeat(3_000_000) + "\"");
        problem(seller.create(key(), large.json()).then(), 413, "payload-too-large");
    }

    private ValidatableResponse refused(String body, int status, String slug) {
        return problem(seller.create(key(), body).then(), status, slug);
    }

    private static void notFound(ValidatableResponse response) {
        problem(response, 404, "not-found");
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:claimcode:problem:" + slug))
                .body("status", equalTo(status));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
