package io.claimcode.redemption;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import jakarta.inject.Inject;

import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.local.test.StackResource;
import io.claimcode.redemption.model.Cart;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Claims that the ledger doesn't know: removed before a gate opens, else when they are met. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class StaleClaimsTest {
    @Inject
    World world;

    @Inject
    Redis redis;

    @Inject
    Fingerprints fingerprints;

    @Test
    void staleClaimThatTheLedgerDoesntKnow_isRemovedOnTheWay() {
        var batch = world.ready(aPromotion(), 1);
        send(
                "SET",
                RedisLayout.claim(fingerprints.of(batch.codes().getFirst())),
                "r" + "o".repeat(12) + "i".repeat(16) + "c".repeat(12));

        anOrder(batch.code()).redeem().then().statusCode(201);
    }

    @Test
    void staleClaims_areRemovedBeforeTheGateOpens_andNoOthers() {
        var batch = world.ready(aPromotion(), 6);
        anOrder(batch.code(0)).redeemed();
        await().until(() -> claim(batch, 0).startsWith("r"));
        var ledgers = claim(batch, 0);
        put(batch, 1, "r" + "o".repeat(12) + "i".repeat(16) + "c".repeat(12), 0);
        put(batch, 2, "v" + "\0".repeat(12) + "j".repeat(16) + "\0".repeat(12), 0);
        put(batch, 3, "u" + "o".repeat(12) + "k".repeat(16) + "c".repeat(12), 60_000);
        put(batch, 4, "h" + "o".repeat(12) + "o".repeat(12) + "hold" + "c".repeat(12), 60_000);
        put(batch, 5, "r" + ledgers.substring(1), 0);

        for (int shard = 0; shard < RedisLayout.SHARDS; shard++) {
            send("HSET", RedisLayout.loaded(shard), "sealed", "0");
        }
        world.openGate();

        assertThat(claim(batch, 0)).isEqualTo(ledgers);
        assertThat(claim(batch, 1)).isEmpty();
        assertThat(claim(batch, 2)).isEmpty();
        assertThat(claim(batch, 3)).startsWith("u");
        assertThat(claim(batch, 4)).startsWith("h");
        assertThat(claim(batch, 5)).as("another code's redemption").isEmpty();
    }

    @Test
    void staleTurnThatTheLedgerDoesntKnow_isRemovedOnTheWay() {
        var batch = world.ready(aPromotion().oncePerCustomer(), 1);
        var ann = new Cart.Customer("ann-" + batch.number(), null);
        var identity = fingerprints
                .identities(batch.promotion().seller(), "shop-1", ann)
                .getFirst();
        send(
                "SET",
                RedisLayout.customer(fingerprints.turn(batch.promotion().promotionId(), identity)),
                "r" + "o".repeat(12) + "i".repeat(16) + "c".repeat(12));

        anOrder(batch.code())
                .with("customer", Map.of("id", ann.id()))
                .redeem()
                .then()
                .statusCode(201);
    }

    private void put(World.Batch batch, int position, String claim, long milliseconds) {
        var request = Request.cmd(Command.create("SET"))
                .arg(RedisLayout.claim(fingerprints.of(batch.codes().get(position))));
        request.getDelegate().arg(claim.getBytes(StandardCharsets.ISO_8859_1));
        redis.send(milliseconds == 0 ? request : request.arg("PX").arg(milliseconds))
                .await()
                .indefinitely();
    }

    private String claim(World.Batch batch, int position) {
        var claim = send("GET", RedisLayout.claim(fingerprints.of(batch.codes().get(position))));
        return claim == null ? "" : new String(claim.getDelegate().toBytes(), StandardCharsets.ISO_8859_1);
    }

    private Response send(String command, String... args) {
        var request = Request.cmd(Command.create(command));
        for (var arg : args) {
            request.arg(arg);
        }
        return redis.send(request).await().atMost(Duration.ofSeconds(5));
    }
}
