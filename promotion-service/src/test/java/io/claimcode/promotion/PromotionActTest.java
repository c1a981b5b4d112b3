package io.claimcode.promotion;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.contracts.event.PromotionEnded;
import io.claimcode.contracts.event.PromotionPaused;
import io.claimcode.contracts.event.PromotionResumed;
import io.claimcode.contracts.event.PromotionState.Status;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.claimcode.promotion.KafkaRecords.event;
import static io.claimcode.promotion.KafkaRecords.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class PromotionActTest {
    private final Api seller = Api.newSeller();

    @Inject
    Pool pool;

    @Test
    void pauseResumeAndEnd_areShownAndToldInOrder() {
        var promotion = seller.created(Drafts.least());

        seller.act(promotion, "pause")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("id", equalTo(promotion))
                .body("status", equalTo("PAUSED"))
                .body("version", equalTo(2));
        seller.act(promotion, "resume")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("status", equalTo("ACTIVE"));
        seller.act(promotion, "end")
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("status", equalTo("ENDED"));
        seller.read(promotion).then().header("ETag", "\"4\"").body("status", equalTo("ENDED"));

        var told = KafkaRecords.ofPromotion(promotion, 4);
        assertThat(told).hasSize(4);
        var paused = event(told.get(1), PromotionPaused.class).promotion();
        var ended = event(told.get(3), PromotionEnded.class);
        assertThat(paused.status()).isEqualTo(Status.PAUSED);
        assertThat(paused.version()).isEqualTo(2);
        assertThat(event(told.get(2), PromotionResumed.class).promotion().status())
                .isEqualTo(Status.ACTIVE);
        assertThat(ended.reason()).isEqualTo(PromotionEnded.Reason.ENDED);
        assertThat(ended.promotion().status()).isEqualTo(Status.ENDED);
        assertThat(ended.promotion().version()).isEqualTo(4);
    }

    @Test
    void pendingPromotion_isCancelledForGood() {
        var promotion = seller.created(Drafts.complete());

        seller.act(promotion, "cancel").then().statusCode(200).body("status", equalTo("CANCELLED"));

        var cancelled = event(KafkaRecords.ofPromotion(promotion, 2).get(1), PromotionEnded.class);
        assertThat(cancelled.reason()).isEqualTo(PromotionEnded.Reason.CANCELLED);
        assertThat(cancelled.promotion().status()).isEqualTo(Status.CANCELLED);
        refused(promotion, "resume");
    }

    @Test
    void pendingPromotion_canBePausedAndIsPendingAgainAfterwards() {
        var promotion = seller.created(Drafts.complete());

        seller.act(promotion, "pause").then().statusCode(200).body("status", equalTo("PAUSED"));
        refused(promotion, "end");
        seller.act(promotion, "resume").then().statusCode(200).body("status", equalTo("PENDING"));
    }

    @ParameterizedTest
    @CsvSource({"pause, PAUSED, 2", "resume, ACTIVE, 1", "end, ENDED, 2"})
    void actOnWhatIsInThatState_changesAndTellsNothingMore(String act, String status, int version) {
        var promotion = seller.created(Drafts.least());
        seller.act(promotion, act).then().statusCode(200);

        seller.act(promotion, act)
                .then()
                .statusCode(200)
                .header("ETag", "\"" + version + "\"")
                .body("status", equalTo(status))
                .body("version", equalTo(version));
        assertThat(rows().count("select count(*) from outbox where key = '" + promotion + "'"))
                .isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "cancel"})
    void endedPromotion_staysEnded(String act) {
        var promotion = seller.created(Drafts.least());
        seller.act(promotion, "end").then().statusCode(200);

        refused(promotion, act);

        seller.read(promotion).then().body("status", equalTo("ENDED")).body("version", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "end", "cancel"})
    void expiredPromotion_staysExpired(String act) {
        var promotion = seller.created(Drafts.least());
        rows().expire(promotion);

        refused(promotion, act);
    }

    @Test
    void startDecidesBetweenCancelAndEnd() {
        refused(seller.created(Drafts.least()), "cancel");
        refused(seller.created(Drafts.complete()), "end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "end", "cancel"})
    void promotionOfAnotherSeller_isAsUnknownAsNone(String act) {
        var promotion = seller.created(Drafts.least());
        var stranger = Api.newSeller();

        var foreign = stranger.act(promotion, act);
        var none = stranger.act(UUID.randomUUID().toString(), act);

        foreign.then().statusCode(404).body("type", equalTo("urn:claimcode:problem:not-found"));
        assertThat(foreign.asString()).isEqualTo(none.asString());
        seller.read(promotion).then().body("status", equalTo("ACTIVE")).body("version", equalTo(1));
        stranger.history(promotion).then().statusCode(404);
    }

    @Test
    void manyActsAtOnce_areDoneOneAfterTheOther() {
        var promotion = seller.created(Drafts.least());
        List<Future<Integer>> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = IntStream.range(0, 24)
                    .mapToObj(each -> threads.submit(() -> seller.act(promotion, each % 2 == 0 ? "pause" : "resume")
                            .statusCode()))
                    .toList();
        }

        assertThat(statuses.stream().map(Future::resultNow)).containsOnly(200);
        int version = seller.read(promotion).path("version");
        var told = KafkaRecords.ofPromotion(promotion, version);
        assertThat(told).hasSize(version);
        assertThat(told)
                .extracting(PromotionActTest::version)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, version).asLongStream().boxed().toList());
        assertThat(told.subList(1, version))
                .extracting(record -> header(record, "ce_type"))
                .containsExactlyElementsOf(IntStream.range(1, version)
                        .mapToObj(each ->
                                each % 2 == 1 ? "claimcode.promotion-paused.v1" : "claimcode.promotion-resumed.v1")
                        .toList());
    }

    @Test
    void history_saysWhoDidWhatTheLatestFirst() {
        var promotion = seller.created(Drafts.complete());
        seller.act(promotion, "pause");
        seller.act(promotion, "pause");
        seller.act(promotion, "cancel");
        seller.act(promotion, "resume");

        var history = seller.history(promotion);

        history.then()
                .statusCode(200)
                .body("items.act", contains("CANCELLED", "PAUSED", "CREATED"))
                .body("items.version", contains(3, 2, 1))
                .body("items[0].actor", notNullValue())
                .body("items[0].at", notNullValue());
        String cursor = seller.request()
                .get("/v1/promotions/{id}/history?limit=2", promotion)
                .path("nextCursor");
        seller.request()
                .queryParam("cursor", Objects.requireNonNull(cursor))
                .get("/v1/promotions/{id}/history", promotion)
                .then()
                .body("items.act", contains("CREATED"));
    }

    private static long version(ConsumerRecord<String, String> record) {
        return switch (header(record, "ce_type")) {
            case "claimcode.promotion-created.v1" ->
                event(record, PromotionCreated.class).promotion().version();
            case "claimcode.promotion-paused.v1" ->
                event(record, PromotionPaused.class).promotion().version();
            default -> event(record, PromotionResumed.class).promotion().version();
        };
    }

    private void refused(String promotion, String act) {
        seller.act(promotion, act)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:claimcode:problem:promotion-state"));
    }

    private Rows rows() {
        return new Rows(pool);
    }
}
