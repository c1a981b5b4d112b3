package io.claimcode.promotion;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.claimcode.local.test.StackResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A seller at the API. */
final class Api {
    private final String token;
    private final String seller;

    private Api(String seller, String token) {
        this.seller = seller;
        this.token = token;
    }

    /** A seller whom no other test knows. */
    static Api newSeller() {
        var seller = "s-" + UUID.randomUUID();
        return new Api(seller, StackResource.stack().tokens().seller(seller));
    }

    static Api with(String token) {
        return new Api("", token);
    }

    String seller() {
        return seller;
    }

    String token() {
        return token;
    }

    RequestSpecification request() {
        return RestAssured.given().header("Authorization", "Bearer " + token);
    }

    RequestSpecification post(String body) {
        return request().contentType(ContentType.JSON).body(body);
    }

    Response create(String key, String body) {
        return post(body).header("Idempotency-Key", key).post("/v1/promotions");
    }

    /** A promotion that exists; its id. */
    String created(Drafts draft) {
        return create(UUID.randomUUID().toString(), draft.json())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    Response read(String promotionId) {
        return request().get("/v1/promotions/{id}", promotionId);
    }

    /** Pause, resume, end or cancel. */
    Response act(String promotionId, String act) {
        return request().post("/v1/promotions/{id}/{act}", promotionId, act);
    }

    /** A change of the version that is current. */
    Response patch(String promotionId, String patch) {
        return patch(promotionId, read(promotionId).header("ETag"), patch);
    }

    Response patch(String promotionId, String ifMatch, String patch) {
        return patching(patch).header("If-Match", ifMatch).patch("/v1/promotions/{id}", promotionId);
    }

    RequestSpecification patching(String patch) {
        return request().contentType("application/merge-patch+json").body(patch.getBytes(StandardCharsets.UTF_8));
    }

    Response history(String promotionId) {
        return request().get("/v1/promotions/{id}/history", promotionId);
    }

    Response requestGroup(String promotionId, String key, String body) {
        return post(body).header("Idempotency-Key", key).post("/v1/promotions/{id}/claim-code-groups", promotionId);
    }

    /** A group that is asked for; its id. */
    String requestedGroup(String promotionId, String name, int quantity) {
        return requestGroup(promotionId, UUID.randomUUID().toString(), group(name, quantity))
                .then()
                .statusCode(202)
                .extract()
                .path("groupId");
    }

    Response group(String promotionId, String groupId) {
        return request().get("/v1/promotions/{id}/claim-code-groups/{groupId}", promotionId, groupId);
    }

    /** Cancel or void. */
    Response actOnGroup(String promotionId, String groupId, String act) {
        return request().post("/v1/promotions/{id}/claim-code-groups/{groupId}/{act}", promotionId, groupId, act);
    }

    static String group(String name, long quantity) {
        return "{\"name\":\"%s\",\"quantity\":%d}".formatted(name, quantity);
    }
}
