package io.claimcode.promotion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class OperationsTest {
    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void health_isUp(String kind) {
        RestAssured.get("/q/health/" + kind).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void readiness_asksForPostgresAndNotForRedis() {
        RestAssured.get("/q/health/ready")
                .then()
                .body("checks.name", hasItem("Reactive PostgreSQL connections health check"))
                .body("checks.name", not(hasItem("Redis connection health check")));
    }

    @Test
    void metrics_showWhatWaitsInTheOutbox() {
        Awaitility.await()
                .untilAsserted(() -> RestAssured.get("/q/metrics")
                        .then()
                        .statusCode(200)
                        .body(containsString("claimcode_outbox_lag"))
                        .body(containsString("claimcode_outbox_age_seconds")));
    }

    @Test
    void openApi_describesEndpointsAndFields() {
        RestAssured.given()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/v1/promotions'.post.summary", equalTo("Create a promotion"))
                .body("paths.'/v1/promotions'.post.responses", not(equalTo(null)))
                .body("components.schemas.PromotionDraft.properties.trackingId.type", not(equalTo(null)))
                .body("components.schemas.PromotionDraft.properties.trackingId.description", containsString("made up"))
                .body("components.schemas.ScheduleDraft.properties.endsAt.description", containsString("included"));
        RestAssured.get("/q/swagger-ui").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "V1__promotions, outbox",
        "V1__promotions, inbox",
        "V1__promotions, idempotency",
        "V6__told_topics, told_topic"
    })
    void migration_hasTheTablesOfTheKit(String migration, String table) throws IOException {
        assertThat(resource("/db/migration/" + migration + ".sql"))
                .contains(resource("/io/claimcode/kit/" + table + ".sql"));
    }

    private static String resource(String name) throws IOException {
        try (var resource = OperationsTest.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
