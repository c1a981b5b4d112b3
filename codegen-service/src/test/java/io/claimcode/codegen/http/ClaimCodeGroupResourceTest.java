package io.claimcode.codegen.http;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.codegen.World;
import io.claimcode.codegen.model.Batch;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class ClaimCodeGroupResourceTest {
    private static final String GROUP = "/v1/claim-code-groups/{id}";
    private static final String CODES = GROUP + "/codes";

    @Inject
    World world;

    @Test
    void readyGroup_tellsHowItWasMade() {
        Batch batch = world.awaitReady(world.request(1_500));

        seller("s-1")
                .get(GROUP, batch.groupId())
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("groupId", equalTo(batch.groupId().toString()))
                .body("promotionId", equalTo(batch.promotionId().toString()))
                .body("status", equalTo("READY"))
                .body("quantity", equalTo(1_500))
                .body("created", equalTo(1_500))
                .body("startedAt", equalTo(String.valueOf(batch.startedAt())))
                .body("readyAt", equalTo(String.valueOf(batch.readyAt())));
    }

    @Test
    void anotherSellersGroup_isAsUnknownAsNone() {
        Batch batch = world.awaitReady(world.request(1));

        String foreign = problem(seller("s-2").get(CODES, batch.groupId()), 404, "not-found");
        String none = problem(seller("s-2").get(CODES, UUID.randomUUID()), 404, "not-found");

        assertThat(foreign).isEqualTo(none);
        problem(seller("s-2").get(GROUP, batch.groupId()), 404, "not-found");
        problem(seller("s-1").get(GROUP, "no-uuid"), 404, "not-found");
    }

    @Test
    void groupThatIsNotReady_hasNoCodesYet() {
        UUID groupId = UUID.randomUUID();
        world.update(
                "insert into batch (group_id, promotion_id, seller, quantity, chunk_size, lease_until)"
                        + " values ($1, $1, 's-1', 10, 10, now() + '1 hour'::interval)",
                groupId);

        problem(seller("s-1").get(CODES, groupId), 409, "group-not-ready");
        seller("s-1")
                .get(GROUP, groupId)
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_PROGRESS"))
                .body("created", equalTo(0))
                .body("readyAt", nullValue());
        world.update("delete from batch where group_id = $1", groupId);
    }

    @Test
    void callersWithoutTheScope_areRefused() {
        UUID groupId = UUID.randomUUID();
        String storefront = StackResource.stack().tokens().storefront("shop-1", List.of("*"));

        problem(given().get(CODES, groupId), 401, "unauthenticated");
        problem(given().auth().oauth2("x.y.z").get(CODES, groupId), 401, "unauthenticated");
        problem(given().auth().oauth2(storefront).get(CODES, groupId), 403, "forbidden");
        problem(given().auth().oauth2(storefront).get(GROUP, groupId), 403, "forbidden");
    }

    private static String problem(Response answer, int status, String slug) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:claimcode:problem:" + slug))
                .extract()
                .asString();
    }

    private static RequestSpecification seller(String seller) {
        return given().auth().oauth2(World.token(seller));
    }
}
