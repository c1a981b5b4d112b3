package io.claimcode.codegen;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.ShardState;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "codegen"))
class ReloadShardsTest {
    private static final String SHARDS_CHECK = "checks.find { it.name == 'Redis shards' }";

    @Inject
    World world;

    @Inject
    Shards shards;

    @Test
    void emptiedRedis_isLoadedAgainByItself() {
        Batch first = world.awaitReady(world.request(2_500));
        Batch second = world.awaitReady(world.request(10));
        List<String> before = tokens();

        world.redis("FLUSHALL");
        awaitOtherTokens(before);
        world.awaitComplete();

        world.assertExact(first);
        world.assertExact(second);
    }

    @Test
    void redisEmptiedInMidBatch_endsWithExactlyTheCodes() {
        UUID groupId = world.request(60_000);

        world.awaitCreated(groupId, 5_000);
        world.redis("FLUSHALL");
        world.awaitCreated(groupId, 25_000);
        world.redis("FLUSHALL");

        world.assertExact(world.awaitReady(groupId));
    }

    @Test
    void redisEmptiedWhileItIsLoaded_isLoadedFromTheStart() {
        Batch batch = world.awaitReady(world.request(60_000));
        List<String> before = tokens();

        world.redis("FLUSHALL");
        awaitOtherTokens(before);
        await().atMost(World.PATIENCE).until(() -> world.loaded(batch) > 0);
        world.redis("FLUSHALL");
        world.awaitComplete();

        world.assertExact(batch);
    }

    @Test
    void redisKilledInMidBatch_endsWithExactlyTheCodes() {
        UUID groupId = world.request(60_000);

        for (int created = 5_000; created < 50_000; created += 15_000) {
            world.awaitCreated(groupId, created);
            StackResource.stack().redis().kill();
            StackResource.stack().redis().start();
        }

        world.assertExact(world.awaitReady(groupId));
    }

    @Test
    void postgresKilledInMidBatch_endsWithExactlyTheCodes() {
        UUID groupId = world.request(60_000);

        world.awaitCreated(groupId, 5_000);
        StackResource.stack().postgres().kill();
        StackResource.stack().postgres().start();

        world.assertExact(world.awaitReady(groupId));
    }

    @Test
    void restartedRedisWithItsData_losesNothing() {
        Batch batch = world.awaitReady(world.request(3_000));

        StackResource.stack().redis().kill();
        StackResource.stack().redis().start();
        world.awaitComplete();

        world.assertExact(batch);
    }

    @Test
    void redisWithoutTheFunctions_getsThemAgain() {
        Batch batch = world.awaitReady(world.request(10));

        world.redis("FUNCTION", "FLUSH");
        world.awaitComplete();

        world.assertExact(batch);
    }

    @Test
    void shardThatSomebodyOpenedAndLeft_isTakenOver() {
        world.awaitComplete();
        Batch batch = world.awaitReady(world.request(1_000));
        List<ShardState> some = shards.states().subList(0, 10);
        List<String> before = some.stream().map(ShardState::token).toList();

        shards.open(some);
        world.awaitComplete();

        assertThat(tokens().subList(0, 10)).doesNotContainAnyElementsOf(before);
        world.assertExact(batch);
    }

    @Test
    void shardLoadedInOtherBuckets_isLoadedAnew() {
        world.awaitComplete();
        Batch batch = world.awaitReady(world.request(2_000));

        world.redis("HSET", RedisLayout.loaded(7), "places", "1024.x");
        world.redis("HSET", RedisLayout.loaded(8), "places", "1024.x");
        await().atMost(World.PATIENCE)
                .until(() -> shards.states().subList(7, 9).stream().allMatch(state -> state.buckets() == 512));
        world.awaitComplete();

        world.assertExact(batch);
    }

    @Test
    void readiness_saysWhichShardsAreMissing() {
        awaitServiceReady();
        given().get("/q/health/ready").then().body(SHARDS_CHECK + ".data.complete", equalTo(256));

        StackResource.stack().redis().kill();
        given().get("/q/health/ready").then().statusCode(503).body(SHARDS_CHECK + ".status", equalTo("DOWN"));
        StackResource.stack().redis().start();

        awaitServiceReady();
    }

    @Test
    void damagedChunkOfAReadyBatch_keepsItsShardsShut() {
        Batch batch = world.awaitReady(world.request(1_000));
        changeOneBit(batch);

        world.redis("DEL", RedisLayout.loaded(3), RedisLayout.count(3));
        await().atMost(World.PATIENCE)
                .until(() -> !shards.states().get(3).token().isEmpty());
        assertThat(shards.states().get(3).sealed()).isFalse();
        given().get("/q/health/ready").then().statusCode(503).body(SHARDS_CHECK + ".data.incomplete", equalTo("03"));

        changeOneBit(batch);
        world.awaitComplete();
        world.assertExact(batch);
    }

    /** Postgres, Kafka and the connection to Redis are part of it: complete shards alone don't make the service ready. */
    private static void awaitServiceReady() {
        await().atMost(World.PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    private void changeOneBit(Batch batch) {
        world.update(
                "update code_chunk set sealed = set_byte(sealed, 100, get_byte(sealed, 100) # 4) where batch_number = $1",
                batch.number());
    }

    private void awaitOtherTokens(List<String> before) {
        await().atMost(World.PATIENCE)
                .until(() -> tokens().stream().noneMatch(token -> token.isEmpty() || before.contains(token)));
    }

    private List<String> tokens() {
        return shards.states().stream().map(ShardState::token).toList();
    }
}
