package io.claimcode.codegen.http;

import java.util.List;

import jakarta.inject.Inject;

import io.claimcode.codegen.Shards;
import io.claimcode.codegen.World;
import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.ShardState;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class ReloadResourceTest {
    private static final String RELOAD = "/v1/reload";

    @Inject
    World world;

    @Inject
    Shards shards;

    @Test
    void reload_verifiesAllShardsAndLoadsWhatIsMissing() {
        Batch batch = world.awaitReady(world.request(3_000));
        List<String> before = tokens();
        world.redis("DEL", RedisLayout.codes(3, 5), RedisLayout.count(3));

        begun(support().post(RELOAD), "COUNTS");

        awaitReloaded(before);
        world.assertExact(batch);
    }

    @Test
    void reloadFromNothing_mendsWhatCountsDontSay() {
        Batch batch = world.awaitReady(world.request(3_000));
        List<String> before = tokens();
        for (int bucket = 0; bucket < 512; bucket++) {
            world.redis("DEL", RedisLayout.codes(3, bucket));
        }

        begun(support().queryParam("from", "NOTHING").post(RELOAD), "NOTHING");

        awaitReloaded(before);
        world.assertExact(batch);
    }

    @Test
    void whoIsNoOperator_isRefused() {
        given().post(RELOAD).then().statusCode(401);
        given().auth().oauth2(World.token("s-1")).post(RELOAD).then().statusCode(403);
        support()
                .queryParam("from", "SOMEWHERE")
                .post(RELOAD)
                .then()
                .statusCode(422)
                .body("type", endsWith("validation-failed"));
    }

    private static void begun(Response answer, String from) {
        answer.then().statusCode(202).body("from", equalTo(from));
    }

    /** Loads what all tests before it have made, a few thousand codes at a time. */
    private void awaitReloaded(List<String> before) {
        await().atMost(World.PATIENCE.multipliedBy(4))
                .until(() ->
                        shards.states().stream().allMatch(state -> state.sealed() && !before.contains(state.token())));
    }

    private List<String> tokens() {
        return shards.states().stream().map(ShardState::token).toList();
    }

    private static RequestSpecification support() {
        return given().auth().oauth2(StackResource.stack().tokens().support());
    }
}
