package io.claimcode.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.local.test.StackResource;
import io.claimcode.redemption.model.Claimant;
import io.claimcode.redemption.redis.Entrance;
import io.claimcode.redemption.redis.Gate;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** A hold keeps codes for its order: others wait, its own order never does, and it ends by itself. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class HoldTest {
    @Inject
    World world;

    @Inject
    Fingerprints fingerprints;

    @Inject
    Redis redis;

    @Inject
    Gate gate;

    @Test
    void heldCode_isKeptForItsOrder() {
        var batch = world.ready(aPromotion(), 1);
        var ann = anOrder(batch.code());

        var expiresAt = Instant.parse(ann.hold()
                .then()
                .statusCode(200)
                .body("orderId", equalTo(ann.orderId()))
                .body("quote.discount", equalTo("8.00"))
                .body("quote.codes[0].code", equalTo(batch.code()))
                .extract()
                .path("expiresAt"));

        assertThat(expiresAt)
                .isBetween(Instant.now().plusSeconds(880), Instant.now().plusSeconds(900));
        var refused = anOrder(batch.code()).redeem();
        refused.then().statusCode(409).body("type", problem("code-held"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(880, 900);
        anOrder(batch.code()).hold().then().statusCode(409).body("type", problem("code-held"));
        ann.redeem().then().statusCode(201);
        ann.findHold().then().statusCode(404);
    }

    @Test
    void hold_canBeReadWithoutItsCodes() {
        var batch = world.ready(aPromotion(), 1);
        var ann = anOrder(batch.code());
        ann.findHold().then().statusCode(404).body("type", problem("not-found"));
        ann.hold().then().statusCode(200);

        ann.findHold()
                .then()
                .statusCode(200)
                .body("orderId", equalTo(ann.orderId()))
                .body("quote.discount", equalTo("8.00"))
                .body("quote.codes[0].code", nullValue())
                .body("quote.codes[0].codeId", equalTo(batch.number() + "-1"));
        anOrder().with("orderId", ann.orderId()).at("shop-2").findHold().then().statusCode(404);
    }

    @Test
    void holdGivenBack_letsOthersIn_andMayBeRepeated() {
        var batch = world.ready(aPromotion(), 1);
        var ann = anOrder(batch.code());
        ann.hold().then().statusCode(200);

        ann.endHold().then().statusCode(204);
        ann.endHold().then().statusCode(204);

        ann.findHold().then().statusCode(404);
        anOrder(batch.code()).redeem().then().statusCode(201);
    }

    @Test
    void holdAgain_extendsAndReleasesWhatIsLeftOut() {
        var batch = world.ready(aPromotion().unrestricted(), 1);
        var other = world.ready(aPromotion().unrestricted(), 1);
        var ann = anOrder(batch.code(), other.code()).with("ttlSeconds", 60);
        var first = Instant.parse(ann.hold().then().statusCode(200).extract().path("expiresAt"));

        var again = Instant.parse(ann.with("codes", List.of(batch.code()))
                .with("ttlSeconds", 3600)
                .hold()
                .then()
                .statusCode(200)
                .body("quote.codes", hasSize(1))
                .extract()
                .path("expiresAt"));

        assertThat(again).isAfter(first.plusSeconds(3000));
        anOrder(batch.code()).redeem().then().statusCode(409).body("type", problem("code-held"));
        anOrder(other.code()).redeem().then().statusCode(201);
    }

    @Test
    void sameCustomersNextCart_takesTheHoldOver() {
        var batch = world.ready(aPromotion(), 1);
        var customer = Map.of("id", "ann-" + batch.number());
        var firstTab = anOrder(batch.code()).with("customer", customer);
        firstTab.hold().then().statusCode(200);

        var secondTab = anOrder(batch.code()).with("customer", customer);
        secondTab.hold().then().statusCode(200);
        firstTab.endHold().then().statusCode(204);

        anOrder(batch.code()).redeem().then().statusCode(409).body("type", problem("code-held"));
        secondTab.redeem().then().statusCode(201);
    }

    @Test
    void refusedHold_leavesWhatWasHeldBefore() {
        var batch = world.ready(aPromotion().unrestricted(), 1);
        var spent = world.ready(aPromotion().unrestricted(), 1);
        var fresh = world.ready(aPromotion().unrestricted(), 1);
        anOrder(spent.code()).redeemed();
        var ann = anOrder(batch.code());
        ann.hold().then().statusCode(200);

        ann.with("codes", List.of(batch.code(), fresh.code(), spent.code()))
                .hold()
                .then()
                .statusCode(409)
                .body("type", problem("code-already-redeemed"))
                .body("codes", hasSize(1));

        anOrder(batch.code()).redeem().then().statusCode(409).body("type", problem("code-held"));
        anOrder(fresh.code()).redeem().then().statusCode(201);
        ann.findHold().then().statusCode(200).body("quote.codes", hasSize(1));
    }

    @Test
    void redemptionThatIsRefused_leavesTheHold() {
        var batch = world.ready(aPromotion(), 1);
        var ann = anOrder(batch.code());
        ann.hold().then().statusCode(200);

        ann.with("expectedDiscount", "1.00").redeem().then().statusCode(409).body("type", problem("discount-changed"));

        assertThat(timeLeft(batch)).isBetween(Duration.ofSeconds(880), Duration.ofSeconds(900));
        anOrder(batch.code()).redeem().then().statusCode(409).body("type", problem("code-held"));
        ann.without("expectedDiscount").redeem().then().statusCode(201);
    }

    /** As after a crash between claim and ledger. */
    @Test
    void redemptionThatGetsNowhere_keepsTheCodeForAsLongAsItWasHeld() {
        var batch = world.ready(aPromotion(), 1);
        var ann = anOrder(batch.code());
        ann.hold().then().statusCode(200);
        var owner = fingerprints.owner("shop-1", ann.orderId());

        gate.enter(new Entrance(
                Entrance.Purpose.REDEEM,
                null,
                List.of(fingerprints.of(batch.codes().getFirst())),
                null,
                new Claimant(UUID.randomUUID(), owner, owner),
                List.of()));

        assertThat(timeLeft(batch)).isBetween(Duration.ofSeconds(880), Duration.ofSeconds(900));
    }

    @Test
    void refusedHold_leavesTheCustomersOtherHold() {
        var batch = world.ready(aPromotion().unrestricted(), 1);
        var spent = world.ready(aPromotion().unrestricted(), 1);
        anOrder(spent.code()).redeemed();
        var customer = Map.of("id", "ann-" + batch.number());
        var first = anOrder(batch.code()).with("customer", customer);
        first.hold().then().statusCode(200);

        anOrder(batch.code(), spent.code())
                .with("customer", customer)
                .hold()
                .then()
                .statusCode(409)
                .body("type", problem("code-already-redeemed"));

        anOrder(batch.code()).redeem().then().statusCode(409).body("type", problem("code-held"));
        first.redeem().then().statusCode(201);
    }

    @Test
    void redemption_releasesWhatTheOrderHeldBesides() {
        var used = world.ready(aPromotion().unrestricted(), 1);
        var left = world.ready(aPromotion().unrestricted(), 1);
        var ann = anOrder(used.code(), left.code());
        ann.hold().then().statusCode(200);

        ann.with("codes", List.of(used.code())).redeem().then().statusCode(201);

        anOrder(left.code()).redeem().then().statusCode(201);
    }

    @Test
    void expiredHold_isNoneAnyMore() {
        var batch = world.ready(aPromotion(), 1);
        var ann = anOrder(batch.code()).with("ttlSeconds", 60);
        ann.hold().then().statusCode(200);
        assertThat(timeLeft(batch)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));

        // What the server does when the time is over, a minute earlier.
        redis("PEXPIRE", claimKey(batch), "0");
        redis("PEXPIRE", RedisLayout.hold(fingerprints.owner("shop-1", ann.orderId())), "0");

        ann.findHold().then().statusCode(404);
        anOrder(batch.code()).redeem().then().statusCode(201);
        ann.without("ttlSeconds").redeem().then().statusCode(409).body("type", problem("code-already-redeemed"));
    }

    @Test
    void orderWithARedemption_holdsNothing() {
        var batch = world.ready(aPromotion(), 2);
        var ann = anOrder(batch.code(0));
        var id = ann.redeemed();

        ann.with("codes", List.of(batch.code(1)))
                .hold()
                .then()
                .statusCode(409)
                .body("type", problem("order-already-redeemed"))
                .body("redemptionId", equalTo(id));
        anOrder(batch.code(1)).redeem().then().statusCode(201);
    }

    @Test
    void whatTheLedgerRefuses_isNotHeld() {
        var batch = world.ready(aPromotion().oncePerCustomer().maxRedemptions(1), 2);
        var ann = Map.of("id", "ann-" + batch.number());
        anOrder(batch.code(0)).with("customer", ann).redeemed();

        anOrder(batch.code(1))
                .with("customer", ann)
                .hold()
                .then()
                .statusCode(409)
                .body("type", problem("customer-limit-reached"));
        anOrder(batch.code(1)).hold().then().statusCode(409).body("type", problem("budget-exhausted"));
    }

    @Test
    void badHolds_areRefused() {
        var batch = world.ready(aPromotion(), 1);

        anOrder(batch.code()).with("ttlSeconds", 59).hold().then().statusCode(422);
        anOrder(batch.code()).with("ttlSeconds", 3601).hold().then().statusCode(422);
        anOrder().hold().then().statusCode(422).body("errors.pointer", equalTo(List.of("/codes")));
        anOrder(batch.code()).without("customer").hold().then().statusCode(422);
        anOrder("7GM3-YYYYY3-ZZZZZ5").hold().then().statusCode(404).body("type", problem("code-unknown"));
        anOrder(batch.code()).redeem().then().statusCode(201);
    }

    private Duration timeLeft(World.Batch batch) {
        return Duration.ofMillis(Long.parseLong(redis("PTTL", claimKey(batch))));
    }

    private String claimKey(World.Batch batch) {
        return RedisLayout.claim(fingerprints.of(ClaimCode.parse(batch.code()).orElseThrow()));
    }

    private String redis(String... command) {
        var request = Request.cmd(Command.create(command[0]));
        for (int i = 1; i < command.length; i++) {
            request.arg(command[i]);
        }
        return redis.send(request).await().atMost(Duration.ofSeconds(5)).toString();
    }
}
