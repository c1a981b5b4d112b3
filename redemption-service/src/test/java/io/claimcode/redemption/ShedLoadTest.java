package io.claimcode.redemption;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import io.claimcode.local.Service;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** A service that works on as many redemptions as it may: on one. */
@QuarkusTest
@TestProfile(ShedLoadTest.OneAtATime.class)
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class ShedLoadTest {
    @Inject
    World world;

    @Inject
    RedeemCodes redeemCodes;

    public static final class OneAtATime implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("claimcode.redemption.max-in-flight", "1");
        }
    }

    @Test
    void whileAnotherIsWorkedOn_redemptionsAreShedAndAllElseIsHeard() throws Exception {
        var batch = world.ready(aPromotion(), 3);
        var redeemed = anOrder(batch.code(2));
        redeemed.redeemed();
        CompletableFuture<Response> first;
        var stack = StackResource.stack().properties(Service.REDEMPTION);
        try (var database = DriverManager.getConnection(
                        stack.get("quarkus.datasource.jdbc.url"),
                        stack.get("quarkus.datasource.username"),
                        stack.get("quarkus.datasource.password"));
                var statement = database.createStatement();
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            database.setAutoCommit(false);
            statement.execute("lock table spent_code in share mode");
            first = CompletableFuture.supplyAsync(anOrder(batch.code(0))::redeem);
            await().until(redeemCodes::isBusy);

            anOrder(batch.code(1))
                    .redeem()
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("type", problem("temporarily-unavailable"));
            // On one connection, with a body that nobody reads, and before any token is looked at.
            for (int i = 0; i < 3; i++) {
                assertThat(withoutToken(client).statusCode()).isEqualTo(503);
            }
            redeemed.ofOrder().then().statusCode(200).body("items[0].status", equalTo("REDEEMED"));
            database.rollback();
        }

        first.join().then().statusCode(201);
        anOrder(batch.code(1)).redeem().then().statusCode(201);
    }

    private static HttpResponse<String> withoutToken(HttpClient client) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/redemptions"))
                .POST(BodyPublishers.ofString("{".repeat(50_000)))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
