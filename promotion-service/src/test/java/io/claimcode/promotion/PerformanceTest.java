package io.claimcode.promotion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.claimcode.contracts.event.Event;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class PerformanceTest {
    /** Half past three in the afternoon of June 1st in New York. */
    private static final Instant FIRST = Instant.parse("2026-06-01T19:30:00Z");

    private static final Instant NEXT_DAY = Instant.parse("2026-06-02T04:10:00Z");

    private final Api seller = Api.newSeller();

    private String promotion;
    private String group;
    private Checkout codes;

    @BeforeEach
    void aPromotionWithAGroup() {
        promotion = seller.created(Drafts.least()
                .with("/schedule/timeZone", "\"America/New_York\"")
                .with("/limits", """
                        {"maxRedemptions": 100, "maxDiscount": {"amount": "500.00", "currency": "USD"}}"""));
        group = seller.requestedGroup(promotion, "First", 1000);
        codes = new Checkout(UUID.fromString(promotion), UUID.fromString(group));
    }

    @Test
    void whatTheCheckoutTells_isSummedUp() {
        var cancelled = UUID.randomUUID();
        var returned = UUID.randomUUID();
        tell(
                codes.redeemed(UUID.randomUUID(), 1, "o-1", FIRST),
                codes.redeemed(cancelled, 2, "o-2", FIRST),
                codes.redeemed(returned, 3, "o-3", NEXT_DAY),
                new Checkout(UUID.fromString(promotion), null).redeemed(UUID.randomUUID(), 0, "o-4", NEXT_DAY),
                codes.adjusted(cancelled, 2, NEXT_DAY),
                codes.cancelled(cancelled, 2, true, "4.00", NEXT_DAY),
                codes.cancelled(returned, 3, false, "8.00", NEXT_DAY));
        awaitTotal("returns", 1);

        performance("from=2026-06-01&to=2026-06-03&by=day")
                .body("currency", equalTo("USD"))
                .body("from", equalTo("2026-06-01T00:00:00-04:00"))
                .body("to", equalTo("2026-06-04T00:00:00-04:00"))
                .body("totals.redemptions", equalTo(4))
                .body("totals.cancellations", equalTo(1))
                .body("totals.adjustments", equalTo(1))
                .body("totals.discount", equalTo("24.00"))
                .body("totals.revenue", equalTo("120.00"))
                .body("totals.units", equalTo(6))
                .body("budget.redemptions", equalTo(3))
                .body("budget.maxRedemptions", equalTo(100))
                .body("budget.discount", equalTo("24.00"))
                .body("budget.maxDiscount", equalTo("500.00"))
                .body("byTime.redemptions", contains(2, 2, 0))
                .body("byTime.discount", contains("16.00", "8.00", "0.00"))
                .body("byClaimCodeGroup.groupId", contains(group, null))
                .body("byClaimCodeGroup.name", contains("First", null))
                .body("byClaimCodeGroup.redemptions", contains(3, 1))
                .body("byClaimCodeGroup.discount", contains("16.00", "8.00"));
        performance("from=2026-06-01T15:00&to=2026-06-01T17:00&by=hour")
                .body("byTime.from", contains("2026-06-01T15:00:00-04:00", "2026-06-01T16:00:00-04:00"))
                .body("byTime.redemptions", contains(2, 0));
        seller.group(promotion, group).then().body("redeemed", equalTo(2));
    }

    @Test
    void redeliveryAndOtherOrder_changeNothing() {
        var redemption = UUID.randomUUID();
        var events = new ArrayList<>(List.<Event>of(
                codes.cancelled(redemption, 1, true, "4.00", NEXT_DAY),
                codes.adjusted(redemption, 1, NEXT_DAY),
                codes.redeemed(redemption, 1, "o-1", FIRST)));
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (var time = 0; time < 3; time++) {
            for (var index = 0; index < events.size(); index++) {
                KafkaRecords.tell(ids.get(index), events.get(index));
            }
        }
        tell(codes.redeemed(UUID.randomUUID(), 2, "o-2", NEXT_DAY));
        awaitTotal("redemptions", 2);

        performance("from=2026-06-01&by=day")
                .body("totals.redemptions", equalTo(2))
                .body("totals.cancellations", equalTo(1))
                .body("totals.discount", equalTo("8.00"))
                .body("totals.units", equalTo(2));
        redemptions("")
                .body("items", hasSize(2))
                .body("items.status", contains("REDEEMED", "CANCELLED"))
                .body("items[1].discount", equalTo("8.00"))
                .body("items[1].discountGivenBack", equalTo("8.00"))
                .body("items[1].redeemedAt", equalTo(FIRST.toString()))
                .body("items[1].closedAt", equalTo(NEXT_DAY.toString()));
    }

    @Test
    void eventThatFitsNothing_isADeadLetterAndStopsNothing() {
        var foreign = seller.requestedGroup(seller.created(Drafts.least()), "Foreign", 10);
        var key = promotion;
        tell(new Checkout(UUID.fromString(promotion), UUID.fromString(foreign))
                .redeemed(UUID.randomUUID(), 1, "o-1", FIRST));
        tell(codes.redeemed(UUID.randomUUID(), 1, "o-2", FIRST));
        awaitTotal("redemptions", 1);

        var dead = KafkaRecords.await(
                "claimcode.redemptions.dead-letter.promotion", 1, record -> key.equals(record.key()));
        assertThat(dead).hasSize(1);
        assertThat(KafkaRecords.header(dead.getFirst(), "dead-letter-reason")).contains("there is no claim code group");
    }

    @Test
    void manyEvents_areEachCountedOnce() {
        for (var serial = 1; serial <= 300; serial++) {
            KafkaRecords.tell(
                    UUID.randomUUID(),
                    codes.redeemed(UUID.randomUUID(), serial, "o-" + serial, FIRST.plusSeconds(serial)));
        }
        awaitTotal("redemptions", 300);

        performance("from=2026-06-01").body("totals.discount", equalTo("2400.00"));
        seller.group(promotion, group).then().body("redeemed", equalTo(300));
        var listed = new ArrayList<Integer>();
        var cursor = "";
        while (cursor != null) {
            var page = seller.request()
                    .queryParam("limit", 200)
                    .queryParams(cursor.isEmpty() ? java.util.Map.of() : java.util.Map.of("cursor", cursor))
                    .get("/v1/promotions/{id}/redemptions", promotion);
            listed.addAll(page.<List<Integer>>path("items.serial"));
            cursor = page.path("nextCursor");
        }
        assertThat(listed).hasSize(300).doesNotHaveDuplicates();
        assertThat(listed.getFirst()).isEqualTo(300);
    }

    @Test
    void table_hasEveryRedemptionAndNoFormula() {
        tell(
                codes.redeemed(UUID.randomUUID(), 12, "=cmd|' /C calc'!A0", FIRST),
                codes.redeemed(UUID.randomUUID(), 13, "o \"13\", b", NEXT_DAY));
        awaitTotal("redemptions", 2);

        var table = seller.request().accept("text/csv").get("/v1/promotions/{id}/redemptions", promotion);

        table.then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", startsWith("attachment"));
        var lines = table.asString().split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("redeemedAt,status,codeId,serial,");
        assertThat(lines[1]).startsWith(NEXT_DAY + ",REDEEMED,7-13,13,First,\"o \"\"13\"\", b\",shop-1,USD,8.00,0.00,");
        assertThat(lines[2]).contains(",\"'=cmd|' /C calc'!A0\",");
        var stranger = Api.newSeller().request().accept("text/csv");
        stranger.get("/v1/promotions/{id}/redemptions", promotion).then().statusCode(404);
    }

    @Test
    void redemptions_canBeOfOneGroup() {
        tell(codes.redeemed(UUID.randomUUID(), 1, "o-1", FIRST));
        awaitTotal("redemptions", 1);

        redemptions("?groupId=" + group).body("items.codeId", contains("7-1"));
        redemptions("?groupId=" + UUID.randomUUID()).body("items", hasSize(0));
        seller.request()
                .get("/v1/promotions/{id}/redemptions?groupId=x", promotion)
                .then()
                .statusCode(422);
    }

    @Test
    void promotionThatNobodyUsed_hasFiguresOfNothing() {
        performance("by=day")
                .body("totals.redemptions", equalTo(0))
                .body("totals.discount", equalTo("0.00"))
                .body("byClaimCodeGroup", hasSize(0))
                .body("nextCursor", nullValue());
        redemptions("").body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, /from",
        "to=2026-13-01, /to",
        "by=week, /by",
        "from=2026-06-02&to=2026-06-01, /to",
        "from=2026-01-01&to=2026-06-01&by=hour, /from",
        "from=1026-01-01, /from"
    })
    void periodThatCantBeMeant_isRefused(String query, String pointer) {
        seller.request()
                .get("/v1/promotions/{id}/performance?" + query, promotion)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer));
    }

    private static void tell(Event... events) {
        for (var event : events) {
            KafkaRecords.tell(UUID.randomUUID(), event);
        }
    }

    private ValidatableResponse performance(String query) {
        return seller.request()
                .get("/v1/promotions/{id}/performance?" + query, promotion)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse redemptions(String query) {
        return seller.request()
                .get("/v1/promotions/{id}/redemptions" + query, promotion)
                .then()
                .statusCode(200);
    }

    private void awaitTotal(String figure, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> performance("from=2026-01-01&to=2028-01-01").body("totals." + figure, equalTo(count)));
    }
}
