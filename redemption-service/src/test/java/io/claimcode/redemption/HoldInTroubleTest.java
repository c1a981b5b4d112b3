package io.claimcode.redemption;

import java.time.Duration;

import jakarta.inject.Inject;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.redis.RedisLayout;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.Orders.anOrder;
import static io.claimcode.redemption.Orders.answered;
import static io.claimcode.redemption.Orders.problem;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Holds while the ledger is away, and before the claims agree with it. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "redemption"))
class HoldInTroubleTest {
    @Inject
    World world;

    @Inject
    Fingerprints fingerprints;

    @Inject
    Redis redis;

    @Test
    void whileTheLedgerIsAway_holdsGoOn() {
        var batch = world.ready(aPromotion(), 1);

        StackResource.stack().postgres().kill();
        try {
            anOrder(batch.code()).hold().then().statusCode(200);
            anOrder(batch.code()).hold().then().statusCode(409).body("type", problem("code-held"));
        } finally {
            StackResource.stack().postgres().start();
        }
    }

    @Test
    void redemptionWhoseOutcomeWasUnknown_doesntShutItsOwnOrderOut() {
        var batch = world.ready(aPromotion(), 1);
        var ann = anOrder(batch.code());
        ann.hold().then().statusCode(200);
        StackResource.stack().postgres().kill();
        try {
            ann.redeem().then().statusCode(503);
        } finally {
            StackResource.stack().postgres().start();
        }
        answered(() -> ann.cancelByKey("PAYMENT_FAILED")).then().statusCode(200);

        answered(ann.key("another-" + batch.number())::redeem).then().statusCode(201);
    }

    @Test
    void holdGivenBackWhileTheOutcomeIsUnknown_endsWithTheClaim() {
        var batch = world.ready(aPromotion(), 1);
        var ann = anOrder(batch.code());
        ann.hold().then().statusCode(200);
        StackResource.stack().postgres().kill();
        try {
            ann.redeem().then().statusCode(503);
        } finally {
            StackResource.stack().postgres().start();
        }

        ann.endHold().then().statusCode(204);

        assertThat(timeLeft(batch)).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    /** Again and again, so that the claims are also met before they agree with the ledger. */
    @Test
    void heldRedeemedAndCancelled_isFreeForAnybodyAtOnce() {
        for (int round = 0; round < 15; round++) {
            var batch = world.ready(aPromotion().oncePerCustomer(), 1);
            var ann = anOrder(batch.code());
            ann.hold().then().statusCode(200);
            ann.cancel(ann.redeemed(), "ORDER_CANCELLED").then().statusCode(200);

            anOrder(batch.code()).quote().then().body("codes[0].outcome", equalTo("APPLIED"));
            if (round % 2 == 0) {
                anOrder(batch.code()).redeem().then().statusCode(201);
            } else {
                ann.key("again-" + batch.number()).redeem().then().statusCode(201);
            }
        }
    }

    @Test
    void staleClaimThatTheLedgerDoesntKnow_isRemovedOnTheWay() {
        var batch = world.ready(aPromotion(), 1);
        redis("SET", claimKey(batch), "r" + "o".repeat(12) + "i".repeat(16) + "c".repeat(12));

        anOrder(batch.code()).hold().then().statusCode(200);
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
