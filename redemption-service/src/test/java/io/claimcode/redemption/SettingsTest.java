package io.claimcode.redemption;

import java.time.Duration;

import jakarta.inject.Inject;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** A Redis that may evict is not believed: what it doesn't know may exist. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class SettingsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CHECK = "checks.find { it.name == 'settings' }";

    @Inject
    World world;

    @Inject
    Redis redis;

    @Test
    void redisThatMayEvict_closesTheGate_andSaysWhy() {
        var batch = world.ready(aPromotion(), 1);
        given().get("/q/health/ready").then().body(CHECK + ".status", equalTo("UP"));
        try {
            policy("allkeys-lru");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> given().get("/q/health/ready")
                            .then()
                            .statusCode(503)
                            .body(CHECK + ".data.problem", containsString("maxmemory-policy is allkeys-lru")));
            anOrder(batch.code()).redeem().then().statusCode(503);
            anOrder("7GM3-YYYYY3-ZZZZZ5").redeem().then().statusCode(503);
        } finally {
            policy("noeviction");
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> anOrder(batch.code()).redeem().then().statusCode(201));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().body(CHECK + ".status", equalTo("UP")));
    }

    private void policy(String name) {
        redis.send(Request.cmd(Command.create("CONFIG"))
                        .arg("SET")
                        .arg("maxmemory-policy")
                        .arg(name))
                .await()
                .atMost(PATIENCE);
    }
}
