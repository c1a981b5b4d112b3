package io.claimcode.promotion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.BatchFailed;
import io.claimcode.contracts.event.BatchProgressed;
import io.claimcode.contracts.event.BatchReady;
import io.claimcode.contracts.event.ClaimCodeGroupImported;
import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.claimcode.promotion.KafkaRecords.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class FollowedEventsTest {
    private final Api seller = Api.newSeller();

    @Inject
    Pool pool;

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
    void batch_showsItsProgressAndThenTheLinkToItsCodes() {
        KafkaRecords.tell(UUID.randomUUID(), new BatchProgressed(promotionId, groupId, 7, 1000, 400, 200, 3));
        awaitGroup("created", 400);
        seller.group(promotion, group)
                .then()
                .body("codesPerSecond", equalTo(200))
                .body("secondsLeft", equalTo(3));

        KafkaRecords.tell(UUID.randomUUID(), new BatchReady(promotionId, groupId, 7, 1000, 250));

        awaitGroup("status", "READY");
        seller.group(promotion, group)
                .then()
                .body("created", equalTo(1000))
                .body("$", not(hasKey("codesPerSecond")))
                .body("$", not(hasKey("secondsLeft")))
                .body("links.codes", equalTo("http://127.0.0.1:8082/v1/claim-code-groups/" + group + "/codes"));
    }

    @Test
    void failedBatch_isShownAsFailed() {
        KafkaRecords.tell(UUID.randomUUID(), new BatchFailed(promotionId, groupId, 7, "no room"));

        awaitGroup("status", "FAILED");
        seller.group(promotion, group).then().body("failureReason", equalTo("no room"));
    }

    @Test
    void importedGroup_isListedAndComesAlongAsAnyOther() {
        var imported = UUID.randomUUID();
        KafkaRecords.tell(UUID.randomUUID(), new ClaimCodeGroupImported(promotionId, imported, 8, "Cards", 500));
        KafkaRecords.tell(UUID.randomUUID(), new BatchReady(promotionId, imported, 8, 500, 250));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> seller.group(promotion, imported.toString())
                        .then()
                        .statusCode(200)
                        .body("name", equalTo("Cards"))
                        .body("quantity", equalTo(500))
                        .body("created", equalTo(500))
                        .body("status", equalTo("READY")));
        seller.history(promotion)
                .then()
                .body("items[0].act", equalTo("GROUP_IMPORTED"))
                .body("items[0].groupId", equalTo(imported.toString()));
    }

    @Test
    void importedGroupWhoseNameIsTakenMeanwhile_getsANumber() {
        var imported = List.of(UUID.randomUUID(), UUID.randomUUID());
        imported.forEach(each ->
                KafkaRecords.tell(UUID.randomUUID(), new ClaimCodeGroupImported(promotionId, each, 8, "First", 500)));

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            seller.group(promotion, imported.get(0).toString()).then().body("name", equalTo("First (2)"));
            seller.group(promotion, imported.get(1).toString()).then().body("name", equalTo("First (3)"));
        });
    }

    @Test
    void sameEventTwice_countsOnce() {
        var redeemed = redeemed(groupId, 1);
        var eventId = UUID.randomUUID();

        KafkaRecords.tell(eventId, redeemed);
        KafkaRecords.tell(eventId, redeemed);
        KafkaRecords.tell(UUID.randomUUID(), redeemed(groupId, 2));

        awaitGroup("redeemed", 2);
    }

    @Test
    void recordsThatCantBeUsed_goToTheDeadLettersAndStopNothing() {
        var topic = "claimcode.batches";
        var mark = UUID.randomUUID().toString();
        KafkaRecords.send(new ProducerRecord<>(topic, promotion, "no event " + mark));
        KafkaRecords.tell(UUID.randomUUID(), new BatchReady(promotionId, UUID.randomUUID(), 7, 1000, 250));
        KafkaRecords.tell(UUID.randomUUID(), new BatchReady(promotionId, groupId, 7, 999, 250));
        KafkaRecords.tell(UUID.randomUUID(), new BatchProgressed(promotionId, groupId, 7, 1000, 400));

        awaitGroup("created", 400);
        var dead = KafkaRecords.await(topic + ".dead-letter.promotion", 3, record -> promotion.equals(record.key()));
        assertThat(dead)
                .extracting(record -> header(record, "dead-letter-reason"))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("ce_specversion"),
                        reason -> assertThat(reason).contains("no claim code group"),
                        reason -> assertThat(reason).contains("quantity"));
        assertThat(dead.getFirst().value()).isEqualTo("no event " + mark);
        assertThat(header(dead.getLast(), "ce_type")).isEqualTo("claimcode.batch-ready.v1");
    }

    @Test
    void redemptionOfAnUnknownGroup_goesToTheDeadLetters() {
        KafkaRecords.tell(UUID.randomUUID(), redeemed(UUID.randomUUID(), 1));
        KafkaRecords.tell(UUID.randomUUID(), redeemed(groupId, 2));

        awaitGroup("redeemed", 1);
        assertThat(KafkaRecords.await(
                        "claimcode.redemptions.dead-letter.promotion", 1, record -> promotion.equals(record.key())))
                .hasSize(1);
    }

    @Test
    void typeOfALaterVersion_isPassedOver() {
        var later = new ProducerRecord<>("claimcode.batches", promotion, "{}");
        later.headers()
                .add("ce_specversion", "1.0".getBytes())
                .add("ce_id", UUID.randomUUID().toString().getBytes())
                .add("ce_type", "claimcode.batch-painted.v1".getBytes())
                .add("ce_source", "/test".getBytes())
                .add("ce_subject", group.getBytes())
                .add("ce_time", Instant.now().toString().getBytes())
                .add("content-type", "application/json".getBytes());
        KafkaRecords.send(later);
        KafkaRecords.tell(UUID.randomUUID(), new BatchProgressed(promotionId, groupId, 7, 1000, 400));

        awaitGroup("created", 400);
        assertThat(KafkaRecords.all(
                        "claimcode.batches.dead-letter.promotion", record -> promotion.equals(record.key())))
                .isEmpty();
    }

    @Test
    void recordWhoseEffectFailsAgainAndAgain_goesToTheDeadLettersAndStopsNothing() {
        var other = seller.requestedGroup(promotion, "Other", 1000);
        sql("alter table claim_code_group add constraint refused check (name <> 'Other' or redeemed = 0) not valid");
        try {
            KafkaRecords.tell(UUID.randomUUID(), redeemed(UUID.fromString(other), 1));
            KafkaRecords.tell(UUID.randomUUID(), redeemed(groupId, 2));

            awaitGroup("redeemed", 1);
        } finally {
            sql("alter table claim_code_group drop constraint refused");
        }
        assertThat(KafkaRecords.await(
                        "claimcode.redemptions.dead-letter.promotion", 1, record -> promotion.equals(record.key())))
                .extracting(record -> header(record, "dead-letter-reason"))
                .containsExactly("its effect failed 5 times");
        seller.group(promotion, other).then().body("redeemed", equalTo(0));
    }

    @Test
    void eventWhileTheDatabaseIsAway_takesEffectWhenItIsBack() {
        var postgres = StackResource.stack().postgres();
        postgres.kill();
        try {
            KafkaRecords.tell(UUID.randomUUID(), new BatchReady(promotionId, groupId, 7, 1000, 250));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> seller.group(promotion, group)
                            .then()
                            .statusCode(503)
                            .body("type", equalTo("urn:claimcode:problem:temporarily-unavailable")));
        } finally {
            postgres.start();
        }

        awaitGroup("status", "READY");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
        assertThat(KafkaRecords.all(
                        "claimcode.batches.dead-letter.promotion", record -> promotion.equals(record.key())))
                .isEmpty();
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }

    private CodeRedeemed redeemed(UUID ofGroup, int serial) {
        return new CodeRedeemed(
                UUID.randomUUID(),
                "o-1",
                "shop-1",
                promotionId,
                ofGroup,
                7,
                serial,
                "fingerprint",
                "USD",
                "8.00",
                "40.00",
                2,
                Instant.now());
    }

    private void awaitGroup(String property, Object value) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        seller.group(promotion, group).then().statusCode(200).body(property, equalTo(value)));
    }
}
