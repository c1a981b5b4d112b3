package io.claimcode.promotion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may call what, for every operation that the OpenAPI document has. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class OperationAccessTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final Api owner = Api.newSeller();
    private final Api stranger = Api.newSeller();

    @Test
    void thingsOfAnotherSeller_areAnsweredAsThoseThatDontExist() {
        var promotion = owner.created(Drafts.complete());
        var group = owner.requestedGroup(promotion, "First", 10);
        var selection = selection(owner);
        var strangersOwn = stranger.created(Drafts.complete());
        var withIds =
                operations().stream().filter(each -> each.path().contains("{")).toList();
        assertThat(withIds).hasSizeGreaterThan(15);

        for (var operation : withIds) {
            var isSelection = operation.path().contains("product-selections");
            same(operation, isSelection ? selection : promotion, group, unknown(), unknown());
            if (operation.path().contains("{groupId}")) {
                same(operation, strangersOwn, group, strangersOwn, unknown());
            }
        }
        owner.read(promotion).then().statusCode(200);
        owner.group(promotion, group).then().statusCode(200);
    }

    @Test
    void callersWithoutAValidToken_areRefusedEverywhere() {
        var tokens = StackResource.stack().tokens();
        var expired = seller(tokens.claims("promotions", "console", "x"));
        expired.put("exp", Instant.now().minusSeconds(300).getEpochSecond());
        var foreign = seller(tokens.claims("promotions", "console", "x"));
        foreign.put("aud", "elsewhere");
        var scopeless = seller(tokens.claims("redemptions support", "console", "x"));

        for (var operation : operations()) {
            refused(operation, "", 401, "unauthenticated");
            refused(operation, "a.b.c", 401, "unauthenticated");
            refused(operation, tokens.sign(expired), 401, "unauthenticated");
            refused(operation, tokens.sign(foreign), 401, "unauthenticated");
            refused(operation, tokens.sign(scopeless), 403, "forbidden");
            refused(operation, tokens.sign(tokens.claims("promotions", "console", "x")), 403, "forbidden");
        }
    }

    private void same(Operation operation, String foreign, String foreignGroup, String none, String noGroup) {
        for (var type : operation.types()) {
            var ofAnother = call(operation, stranger.token(), type, foreign, foreignGroup);
            var ofNobody = call(operation, stranger.token(), type, none, noGroup);

            assertThat(ofAnother.statusCode()).as("%s as %s", operation, type).isEqualTo(404);
            assertThat(ofAnother.asByteArray()).as("%s as %s", operation, type).isEqualTo(ofNobody.asByteArray());
            assertThat(ofAnother.headers().asList().toString())
                    .as("%s as %s", operation, type)
                    .isEqualTo(ofNobody.headers().asList().toString());
        }
    }

    private static void refused(Operation operation, String token, int status, String slug) {
        var answer = call(operation, token, operation.types().getFirst(), unknown(), unknown());

        assertThat(answer.statusCode()).as("%s with %s", operation, token).isEqualTo(status);
        assertThat(answer.contentType()).as(operation.toString()).startsWith("application/problem+json");
        assertThat(answer.<String>path("type")).isEqualTo("urn:claimcode:problem:" + slug);
    }

    private static Response call(Operation operation, String token, String type, String id, String groupId) {
        var request = RestAssured.given()
                .accept(type)
                .header("Idempotency-Key", UUID.randomUUID())
                .header("If-Match", "*");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (operation.bodyType() != null) {
            request.contentType(operation.bodyType()).body(operation.body());
        }
        var path = operation.path().replace("{id}", id).replace("{groupId}", groupId);
        return request.request(operation.method(), path);
    }

    private static List<Operation> operations() {
        var document = json(RestAssured.given().get("/q/openapi?format=json").asString());
        var operations = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith("/v1/")) {
                path.getValue().properties().stream()
                        .filter(each -> METHODS.contains(each.getKey()))
                        .forEach(each -> operations.add(Operation.of(path.getKey(), each.getKey(), each.getValue())));
            }
        });
        assertThat(operations).hasSizeGreaterThan(20);
        return operations;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> seller(Map<String, Object> claims) {
        claims.put("seller", "s-1");
        return claims;
    }

    private static String selection(Api seller) {
        return seller.post("{\"name\":\"All\",\"kind\":\"ENTIRE_CATALOG\"}")
                .post("/v1/product-selections")
                .path("id");
    }

    private static String unknown() {
        return UUID.randomUUID().toString();
    }

    /**
     * An operation of the document.
     *
     * @param types in which it answers
     * @param bodyType of its request, if it has one
     */
    private record Operation(String path, String method, List<String> types, String bodyType) {
        static Operation of(String path, String method, JsonNode node) {
            var types = new LinkedHashSet<String>();
            node.path("responses").path("200").path("content").fieldNames().forEachRemaining(types::add);
            var bodies = node.path("requestBody").path("content").fieldNames();
            return new Operation(
                    path,
                    method,
                    types.isEmpty() ? List.of("application/json") : List.copyOf(types),
                    bodies.hasNext() ? bodies.next() : null);
        }

        /** A body that is in order, so that nothing else is wrong than whose the thing is. */
        String body() {
            return path.endsWith("/claim-code-groups") ? Api.group("Mine", 10) : "{}";
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
