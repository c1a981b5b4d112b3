package io.claimcode.promotion;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.event.BudgetAvailable;
import io.claimcode.contracts.event.BudgetExhausted;
import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.contracts.event.CodeVoided;
import io.claimcode.contracts.event.Event;
import io.claimcode.contracts.event.GuessingSuspected;
import io.claimcode.contracts.event.RedemptionAdjusted;
import io.claimcode.contracts.event.RedemptionCancelled;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class FollowedRedemptionsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final Api seller = Api.newSeller();

    private String promotion;
    private String group;
    private UUID promotionId;
    private UUID groupId;

    @BeforeEach
    void aPromotionWithAGroup() {
        promotion = seller.created(Drafts.least());
        group = seller.requestedGroup(promotion, "First", 1000);
        promotionId = UUID.fromString(promotion);
        groupId = UUID.fromString(group);
    }

    @Test
    void cancelledRedemption_isTakenOffOnce() {
        var cancelled = UUID.randomUUID();
        tell(redeemed(groupId, 1), redeemed(groupId, 2), redeemed(groupId, 3));
        KafkaRecords.tell(cancelled, cancelled(groupId, 1, true));
        KafkaRecords.tell(cancelled, cancelled(groupId, 1, true));
        awaitEverythingHeard();

        seller.group(promotion, group).then().body("redeemed", equalTo(2));
    }

    @Test
    void returnedOrder_leavesItsCodesRedeemed() {
        tell(redeemed(groupId, 1), cancelled(groupId, 1, false));
        awaitEverythingHeard();

        seller.group(promotion, group).then().body("redeemed", equalTo(1));
    }

    @Test
    void whatNeededNoSingleUseCodeOrChangesNothingHere_isNoDeadLetter() {
        tell(redeemed(null, 1), cancelled(null, 1, true), adjusted(null), adjusted(groupId), voided());
        KafkaRecords.tell(UUID.randomUUID(), new GuessingSuspected(promotion, null, 100, 600, NOON));
        awaitEverythingHeard();

        assertThat(deadLetters()).isZero();
        seller.group(promotion, group).then().body("redeemed", equalTo(0));
    }

    @Test
    void usedUpBudget_isShownUntilItIsAvailableAgain() {
        tell(new BudgetExhausted(promotionId, 5, NOON));
        awaitStatus("EXHAUSTED");
        seller.read(promotion).then().header("ETag", "\"1\"");
        seller.request().get("/v1/promotions?status=EXHAUSTED").then().body("items.id", contains(promotion));

        tell(new BudgetAvailable(promotionId, 4, NOON.plusSeconds(1)));
        awaitStatus("ACTIVE");
    }

    @Test
    void newsOfTheBudgetThatComeLate_changeNothing() {
        tell(
                new BudgetAvailable(promotionId, 4, NOON.plusSeconds(1)),
                new BudgetExhausted(promotionId, 5, NOON.plusMillis(999)));
        awaitEverythingHeard();
        seller.read(promotion).then().body("status", equalTo("ACTIVE"));

        tell(
                new BudgetExhausted(promotionId, 5, NOON.plusSeconds(2)),
                new BudgetAvailable(promotionId, 5, NOON.plusSeconds(1)));
        awaitEverythingHeard();
        seller.read(promotion).then().body("status", equalTo("EXHAUSTED"));
    }

    @Test
    void usedUpBudget_showsOnlyWhereThePromotionWouldBeActive() {
        tell(new BudgetExhausted(promotionId, 5, NOON));
        awaitStatus("EXHAUSTED");

        seller.act(promotion, "pause").then().body("status", equalTo("PAUSED"));
        seller.act(promotion, "resume").then().statusCode(200).body("status", equalTo("EXHAUSTED"));
        seller.act(promotion, "end").then().statusCode(200).body("status", equalTo("ENDED"));
    }

    @Test
    void budgetOfAnUnknownPromotion_isADeadLetterAndStopsNothing() {
        var unknown = UUID.randomUUID();
        tell(new BudgetExhausted(unknown, 5, NOON));
        awaitEverythingHeard();

        assertThat(KafkaRecords.await(
                        "claimcode.redemptions.dead-letter.promotion",
                        1,
                        record -> unknown.toString().equals(record.key())))
                .hasSize(1);
    }

    private static void tell(Event... events) {
        for (var event : events) {
            KafkaRecords.tell(UUID.randomUUID(), event);
        }
    }

    private CodeRedeemed redeemed(@Nullable UUID ofGroup, int serial) {
        return new CodeRedeemed(
                UUID.randomUUID(),
                "o-1",
                "shop-1",
                promotionId,
                ofGroup,
                ofGroup == null ? null : 7,
                ofGroup == null ? null : serial,
                "fingerprint",
                "USD",
                "8.00",
                "40.00",
                2,
                NOON);
    }

    private RedemptionCancelled cancelled(@Nullable UUID ofGroup, int serial, boolean restored) {
        return new RedemptionCancelled(
                UUID.randomUUID(),
                "o-1",
                "shop-1",
                promotionId,
                ofGroup,
                ofGroup == null ? null : 7,
                ofGroup == null ? null : serial,
                "USD",
                "8.00",
                "40.00",
                2,
                "ORDER_CANCELLED",
                restored,
                NOON);
    }

    private RedemptionAdjusted adjusted(@Nullable UUID ofGroup) {
        return new RedemptionAdjusted(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "o-1",
                "shop-1",
                promotionId,
                ofGroup,
                ofGroup == null ? null : 7,
                ofGroup == null ? null : 1,
                "USD",
                "4.00",
                "20.00",
                1,
                "RETURNED",
                NOON);
    }

    private CodeVoided voided() {
        return new CodeVoided(promotionId, groupId, 7, 9, "leaked", null, NOON);
    }

    /** The records of one promotion are read one after the other; those of other keys are waited for by themselves. */
    private void awaitEverythingHeard() {
        var mark = seller.requestedGroup(promotion, "Mark " + UUID.randomUUID(), 10);
        tell(redeemed(UUID.fromString(mark), 1));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> seller.group(promotion, mark).then().body("redeemed", equalTo(1)));
    }

    private void awaitStatus(String status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> seller.read(promotion).then().body("status", equalTo(status)));
    }

    private int deadLetters() {
        return KafkaRecords.all("claimcode.redemptions.dead-letter.promotion", record -> promotion.equals(record.key()))
                .size();
    }
}
