package io.claimcode.verify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.Response;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** A seller's program: creates promotions, waits for codes, downloads them. */
record Seller(Deployment deployment, String name) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A promotion with its group. */
    record Promotion(String id, String groupId) {}

    /** Twenty percent off everything, with that many single-use codes; more members can be given as JSON. */
    Promotion create(int quantity, String... members) {
        var created = post(promotion(quantity, members));
        created.then().statusCode(201);
        var id = created.<String>path("id");
        return new Promotion(
                id,
                given().auth()
                        .oauth2(token())
                        .get(deployment.promotions() + "/v1/promotions/" + id + "/claim-code-groups")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items[0].groupId"));
    }

    Response post(String promotion) {
        return given().auth()
                .oauth2(token())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(promotion)
                .post(deployment.promotions() + "/v1/promotions");
    }

    static String promotion(int quantity, String... members) {
        var more = members.length == 0 ? "" : "," + String.join(",", members);
        var claimCode = more.contains("\"claimCode\":")
                ? ""
                : ",\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": true}";
        return """
                {"type": "PERCENTAGE_OFF", "internalDescription": "Verified", "currency": "USD",
                 "purchasedItems": {"kind": "ENTIRE_CATALOG"},
                 "buyerGets": {"kind": "PERCENT_OFF", "percent": "20"},
                 "schedule": {"startsAt": "%sT00:00", "endsAt": "%sT23:59", "timeZone": "UTC"},
                 "claimCodeGroup": {"name": "First", "quantity": %d}%s%s}""".formatted(LocalDate.now().minusDays(2), LocalDate.now().plusDays(30), quantity, claimCode, more);
    }

    String status(Promotion promotion) {
        return group(promotion).path("status");
    }

    Response group(Promotion promotion) {
        return given().auth()
                .oauth2(token())
                .get(deployment.promotions() + "/v1/promotions/" + promotion.id + "/claim-code-groups/"
                        + promotion.groupId);
    }

    /** The codes, as soon as they are ready. */
    List<String> codes(Promotion promotion) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> status(promotion).equals("READY"));
        return download(promotion)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    /** Both instances have heard all that was told so far: until then they answer 503, which decides nothing. */
    void awaitKnown() {
        var codes = codes(create(2, "\"claimCode\": {\"kind\": \"SINGLE_USE\", \"oneRedemptionPerCustomer\": false}"));
        for (int instance = 0; instance < 2; instance++) {
            int asked = instance;
            var order = Order.of(deployment, name, codes.get(instance));
            await().atMost(PATIENCE).until(() -> order.redeem(asked).statusCode() == 201);
        }
    }

    /** Pauses, resumes, ends or cancels a promotion. */
    Response act(Promotion promotion, String act) {
        return given().auth().oauth2(token()).post(url(promotion) + "/" + act);
    }

    /** Cancels or voids its group. */
    Response actOnGroup(Promotion promotion, String act) {
        return given().auth()
                .oauth2(token())
                .post(url(promotion) + "/claim-code-groups/" + promotion.groupId + "/" + act);
    }

    Response find(Promotion promotion) {
        return given().auth().oauth2(token()).get(url(promotion));
    }

    /** Changes it, whatever its version. */
    Response patch(Promotion promotion, String change) {
        return given().auth()
                .oauth2(token())
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(change)
                .patch(url(promotion));
    }

    /** Looks codes up or voids them. */
    Response onCodes(String act, String body) {
        return given().auth()
                .oauth2(token())
                .contentType(ContentType.JSON)
                .body(body)
                .post(deployment.redemptions(0) + "/v1/codes/" + act);
    }

    private String url(Promotion promotion) {
        return deployment.promotions() + "/v1/promotions/" + promotion.id;
    }

    Response download(Promotion promotion) {
        return given().auth()
                .oauth2(token())
                .accept("text/plain")
                .get(deployment.codes() + "/v1/claim-code-groups/" + promotion.groupId + "/codes");
    }

    /** Brings codes of its own as a group of a promotion. */
    Response importCodes(Promotion promotion, String name, String key, String file) {
        return given().auth()
                .oauth2(token())
                .contentType("text/plain")
                .header("Idempotency-Key", key)
                .queryParam("name", name)
                .body(file.getBytes(StandardCharsets.US_ASCII))
                .post(deployment.codes() + "/v1/promotions/" + promotion.id + "/claim-code-groups/import");
    }

    String token() {
        return deployment.stack().tokens().seller(name);
    }
}
