package io.claimcode.redemption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.local.test.StackResource;
import io.claimcode.redemption.model.ClaimState;
import io.claimcode.redemption.model.Claimant;
import io.claimcode.redemption.redis.Gate;
import io.claimcode.redemption.redis.Settlement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

/** Redis away, emptied or older: 503 until it is verified, never a second redemption and never a false "unknown". */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class VerifiedTest {
    @Inject
    World world;

    @Inject
    Redis redis;

    @Inject
    Pool pool;

    @Inject
    Fingerprints fingerprints;

    @Inject
    Gate gate;

    @AfterEach
    void heal() {
        StackResource.stack().redis().start();
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(world::openGate);
    }

    @Test
    void redisAway_nothingIsDecided_andItComesBackByItself() {
        var batch = world.ready(aPromotion(), 1);

        StackResource.stack().redis().kill();
        anOrder(batch.code()).redeem().then().statusCode(503);

        StackResource.stack().redis().start();
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(world::openGate);
        anOrder(batch.code()).redeem().then().statusCode(201);
    }

    @Test
    void cancellationWhileRedisIsAway_freesTheClaimLater() {
        var batch = world.ready(aPromotion(), 1);
        var order = anOrder(batch.code());
        var id = order.redeemed();
        await().until(() -> claim(batch, 0).startsWith("r"));

        StackResource.stack().redis().kill();
        order.cancel(id, "ORDER_CANCELLED").then().statusCode(200);

        StackResource.stack().redis().start();
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(world::openGate);
        await().atMost(Duration.ofSeconds(10)).until(() -> claim(batch, 0).isEmpty());
    }

    @Test
    void restartedRedis_isNotBelievedUntilItIsVerified() {
        var batch = world.ready(aPromotion(), 2);
        anOrder(batch.code(0)).redeem().then().statusCode(201);

        StackResource.stack().redis().kill();
        StackResource.stack().redis().start();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(redisAnswers()).isTrue());
        anOrder(batch.code(0)).redeem().then().statusCode(503);
        anOrder(batch.code(1)).redeem().then().statusCode(503);
        anOrder("7GM3-YYYYY3-ZZZZZ5").redeem().then().statusCode(503);

        world.openGate();
        anOrder(batch.code(0)).redeem().then().statusCode(409);
        anOrder(batch.code(1)).redeem().then().statusCode(201);
        anOrder("7GM3-YYYYY3-ZZZZZ5").redeem().then().statusCode(404);
    }

    @Test
    void emptiedRedis_isNotBelievedUntilItIsLoadedAndMarked() {
        var batch = world.ready(aPromotion(), 2);
        var spent = anOrder(batch.code(0));
        spent.redeem().then().statusCode(201);
        await().until(() -> claim(batch, 0).startsWith("r"));

        send("FLUSHALL");
        anOrder(batch.code(0)).redeem().then().statusCode(503);
        anOrder(batch.code(1)).redeem().then().statusCode(503);

        world.openGate();
        assertThat(claim(batch, 0)).as("the claim is restored from the ledger").startsWith("r");
        anOrder(batch.code(0)).redeem().then().statusCode(409);
        spent.redeem().then().statusCode(201);
        anOrder(batch.code(1)).redeem().then().statusCode(201);
    }

    @Test
    void emptiedRedisThatLostItsFunctions_isNotBelievedEither() {
        var batch = world.ready(aPromotion(), 1);
        anOrder(batch.code(0)).redeem().then().statusCode(201);

        send("FUNCTION", "FLUSH");
        send("FLUSHALL");
        anOrder(batch.code(0)).redeem().then().statusCode(503);

        world.openGate();
        anOrder(batch.code(0)).redeem().then().statusCode(409);
    }

    @Test
    void redisLoadedUnderAnotherPepper_isNotBelieved() {
        var batch = world.ready(aPromotion(), 1);
        for (int shard = 0; shard < RedisLayout.SHARDS; shard++) {
            send("HSET", RedisLayout.loaded(shard), "places", "512.0123456789abcdef");
        }

        anOrder(batch.code()).redeem().then().statusCode(503);
        anOrder("7GM3-YYYYY3-ZZZZZ5").redeem().then().statusCode(503);

        world.openGate();
        anOrder(batch.code()).redeem().then().statusCode(201);
    }

    @Test
    void lostClaim_isStoppedByTheLedger() {
        var batch = world.ready(aPromotion(), 1);
        anOrder(batch.code()).redeem().then().statusCode(201);
        await().until(() -> claim(batch, 0).startsWith("r"));

        send("DEL", RedisLayout.claim(fingerprints.of(batch.codes().getFirst())));

        anOrder(batch.code()).redeem().then().statusCode(409).body("type", endsWith("code-already-redeemed"));
    }

    /** As of a redemption that is cancelled by now, when another has the code. */
    @Test
    void claimThatIsPermanent_staysWhenAnEarlierOneIsSettledLate() {
        var batch = world.ready(aPromotion(), 1);
        anOrder(batch.code()).redeemed();
        await().until(() -> claim(batch, 0).startsWith("r"));
        var claim = claim(batch, 0);

        gate.settle(List.of(new Settlement(
                Gate.claimKey(fingerprints.of(batch.codes().getFirst())),
                ClaimState.REDEEMED,
                new Claimant(UUID.randomUUID(), new byte[12], new byte[12]))));

        assertThat(claim(batch, 0)).isEqualTo(claim);
    }

    @Test
    void claim_becomesPermanent() {
        var batch = world.ready(aPromotion().oncePerCustomer(), 1);
        anOrder(batch.code()).redeem().then().statusCode(201);

        await().atMost(Duration.ofSeconds(10)).until(() -> claim(batch, 0).startsWith("r"));
        var key = RedisLayout.claim(fingerprints.of(batch.codes().getFirst()));
        assertThat(send("PTTL", key).toInteger()).isEqualTo(-1);
    }

    @Test
    void claimLeftByACrash_isSettledFromTheOutbox() {
        var batch = world.ready(aPromotion(), 1);
        anOrder(batch.code()).redeem().then().statusCode(201);
        await().until(() -> claim(batch, 0).startsWith("r"));

        send("DEL", RedisLayout.claim(fingerprints.of(batch.codes().getFirst())));
        pool.preparedQuery("update outbox set applied_at = null where key = $1")
                .execute(Tuple.of(batch.promotion().promotionId().toString()))
                .await()
                .indefinitely();

        await().atMost(Duration.ofSeconds(10)).until(() -> claim(batch, 0).startsWith("r"));
    }

    @Test
    void retryAfterACrashBetweenClaimAndLedger_meetsItsOwnClaim() {
        var batch = world.ready(aPromotion(), 1);
        var key = UUID.randomUUID().toString();
        var order = anOrder(batch.code()).key(key);
        var id = RequestIdentity.redemptionId("https://claimcode.local", "shop-1", key);
        var owner = fingerprints.owner("shop-1", (String) order.body().get("orderId"));
        claimFor(batch, owner, id);

        anOrder(batch.code()).redeem().then().statusCode(409).body("type", endsWith("code-held"));
        order.redeem().then().statusCode(201);
    }

    private void claimFor(World.Batch batch, byte[] owner, UUID id) {
        var value = ByteBuffer.allocate(41)
                .put((byte) 'u')
                .put(owner)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(new byte[12]);
        var request = Request.cmd(Command.create("SET"))
                .arg(RedisLayout.claim(fingerprints.of(batch.codes().getFirst())));
        request.getDelegate().arg(value.array());
        redis.send(request.arg("PX").arg(30_000)).await().indefinitely();
    }

    private String claim(World.Batch batch, int position) {
        var claim = send("GET", RedisLayout.claim(fingerprints.of(batch.codes().get(position))));
        return claim == null ? "" : new String(claim.getDelegate().toBytes(), StandardCharsets.ISO_8859_1);
    }

    private boolean redisAnswers() {
        try {
            return send("PING") != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Response send(String command, String... args) {
        var request = Request.cmd(Command.create(command));
        for (var arg : args) {
            request.arg(arg);
        }
        return redis.send(request).await().atMost(Duration.ofSeconds(5));
    }
}
