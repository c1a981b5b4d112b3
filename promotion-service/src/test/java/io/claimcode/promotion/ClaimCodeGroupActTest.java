package io.claimcode.promotion;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.BatchProgressed;
import io.claimcode.contracts.event.BatchReady;
import io.claimcode.contracts.event.ClaimCodeGroupCancelled;
import io.claimcode.contracts.event.ClaimCodeGroupVoided;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static io.claimcode.promotion.KafkaRecords.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class ClaimCodeGroupActTest {
    private final Api seller = Api.newSeller();

    @Inject
    Pool pool;

    private String promotion;
    private String group;

    @BeforeEach
    void aPromotionWithAGroup() {
        promotion = seller.created(Drafts.least());
        group = seller.requestedGroup(promotion, "First", 1000);
    }

    @Test
    void groupInProgress_isCancelledOnce() {
        act("cancel").then().statusCode(200).body("groupId", equalTo(group)).body("status", equalTo("CANCELLED"));
        act("cancel").then().statusCode(200).body("status", equalTo("CANCELLED"));

        var told = KafkaRecords.ofPromotion(promotion, 3);
        var cancelled = KafkaRecords.event(told.get(2), ClaimCodeGroupCancelled.class);
        assertThat(cancelled.claimCodeGroup().groupId()).isEqualTo(UUID.fromString(group));
        assertThat(cancelled.claimCodeGroup().quantity()).isEqualTo(1000);
        assertThat(cancelled.promotion().promotionId()).isEqualTo(UUID.fromString(promotion));
        assertThat(events()).isEqualTo(3);
        seller.history(promotion)
                .then()
                .body("items.act", contains("GROUP_CANCELLED", "GROUP_REQUESTED", "CREATED"))
                .body("items[0].groupId", equalTo(group))
                .body("items[0].version", equalTo(1));
    }

    @Test
    void readyGroup_isVoidedOnce() {
        tellReady();
        awaitGroup("status", "READY");

        act("void").then().statusCode(200).body("status", equalTo("VOIDED")).body("links.codes", nullValue());
        act("void").then().statusCode(200).body("status", equalTo("VOIDED"));

        var voided = KafkaRecords.event(KafkaRecords.ofPromotion(promotion, 3).get(2), ClaimCodeGroupVoided.class);
        assertThat(voided.claimCodeGroup().groupId()).isEqualTo(UUID.fromString(group));
        assertThat(events()).isEqualTo(3);
    }

    @Test
    void stateThatDoesntFit_isRefused() {
        refused("void");
        tellReady();
        awaitGroup("status", "READY");
        refused("cancel");
        act("void").then().statusCode(200);
        refused("cancel");

        group = seller.requestedGroup(promotion, "Second", 1000);
        act("cancel").then().statusCode(200);
        refused("void");
    }

    @Test
    void batchThatIsReadyLate_takesNoGroupBack() {
        var voided = group;
        tellReady();
        awaitGroup("status", "READY");
        act("void").then().statusCode(200);
        tellReady();
        group = seller.requestedGroup(promotion, "Second", 1000);
        act("cancel").then().statusCode(200);
        tellReady();
        awaitEverythingHeard();

        seller.group(promotion, voided).then().body("status", equalTo("VOIDED"));
        seller.group(promotion, group)
                .then()
                .body("status", equalTo("CANCELLED"))
                .body("links.codes", nullValue());
    }

    @Test
    void groupOfAPromotionThatIsOver_canBeVoided() {
        tellReady();
        awaitGroup("status", "READY");
        seller.act(promotion, "end").then().statusCode(200);

        act("void").then().statusCode(200).body("status", equalTo("VOIDED"));
    }

    @Test
    void groupOfAnotherSellerOrPromotion_isAsUnknownAsNone() {
        var stranger = Api.newSeller();
        var other = seller.created(Drafts.least());

        var foreign = stranger.actOnGroup(promotion, group, "cancel");
        var none = stranger.actOnGroup(promotion, UUID.randomUUID().toString(), "cancel");

        foreign.then().statusCode(404).body("type", equalTo("urn:claimcode:problem:not-found"));
        assertThat(foreign.asString()).isEqualTo(none.asString());
        seller.actOnGroup(other, group, "cancel").then().statusCode(404);
        seller.actOnGroup(promotion, "no-id", "void").then().statusCode(404);
        awaitGroup("status", "IN_PROGRESS");
    }

    /** In whichever order they come, there is one truth, and what was answered is what was told. */
    @RepeatedTest(10)
    void cancelAndReadyAtOnce_endInOneState() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ready = threads.submit(this::tellReady);
            var answers = threads.submit(() -> {
                var first = act("cancel");
                var second = act("cancel");
                return first.statusCode() + " " + second.statusCode();
            });
            ready.get();
            var answered = answers.get();
            awaitEverythingHeard();

            String status = seller.group(promotion, group).path("status");
            var cancelled = KafkaRecords.all("claimcode.promotions", record -> promotion.equals(record.key())).stream()
                    .filter(record -> header(record, "ce_type").endsWith("group-cancelled.v1"))
                    .count();
            switch (answered) {
                case "200 200" -> assertThat(status + cancelled).isEqualTo("CANCELLED1");
                default -> {
                    assertThat(answered).isEqualTo("409 409");
                    assertThat(status + cancelled).isEqualTo("READY0");
                }
            }
        }
    }

    /** The batch's end is written and not committed yet when the cancel comes. */
    @Test
    void cancelWhileTheGroupBecomesReady_findsItReady() throws Exception {
        var other = pool.getConnection().await().indefinitely();
        var transaction = other.begin().await().indefinitely();
        other.query("update claim_code_group set status = 'READY', created = quantity where group_id = '" + group + "'")
                .execute()
                .await()
                .indefinitely();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> act("cancel").statusCode());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> new Rows(pool).count("select count(*) from pg_locks where not granted") > 0);
            transaction.commit().await().indefinitely();

            assertThat(answer.get()).isEqualTo(409);
        } finally {
            other.close().await().indefinitely();
        }

        seller.group(promotion, group).then().body("status", equalTo("READY"));
    }

    private Response act(String act) {
        return seller.actOnGroup(promotion, group, act);
    }

    private void refused(String act) {
        act(act).then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:claimcode:problem:promotion-state"));
    }

    private void tellReady() {
        KafkaRecords.tell(
                UUID.randomUUID(), new BatchReady(UUID.fromString(promotion), UUID.fromString(group), 7, 1000, 250));
    }

    /** The records of one promotion are read one after the other. */
    private void awaitEverythingHeard() {
        var last = seller.requestedGroup(promotion, "Last " + UUID.randomUUID(), 1000);
        KafkaRecords.tell(
                UUID.randomUUID(),
                new BatchProgressed(UUID.fromString(promotion), UUID.fromString(last), 8, 1000, 400));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> seller.group(promotion, last).then().body("created", equalTo(400)));
    }

    private long events() {
        return new Rows(pool).count("select count(*) from outbox where key = '" + promotion + "'");
    }

    private void awaitGroup(String property, Object value) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        seller.group(promotion, group).then().statusCode(200).body(property, equalTo(value)));
    }
}
