package io.claimcode.promotion;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.PromotionChanged;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class GroupCodeTest {
    private final Api seller = Api.newSeller();
    /** No other test has it. */
    private final String code = "SPRING-" + UUID.randomUUID().toString().substring(0, 13);

    @Inject
    Pool pool;

    @Inject
    Fingerprinter fingerprinter;

    @Test
    void groupCode_isEchoedToItsSellerAndToldAsAFingerprintOnly() {
        var answer = create(seller, withCode(code));

        answer.then()
                .statusCode(201)
                .body("claimCode.kind", equalTo("GROUP"))
                .body("claimCode.groupCode", equalTo(code))
                .body("claimCode.groupCodeFingerprint", nullValue());
        String promotion = answer.path("id");
        seller.read(promotion).then().body("claimCode.groupCode", equalTo(code));
        seller.patch(promotion, "{\"internalDescription\":\"Other\"}").then().statusCode(200);
        var told = KafkaRecords.ofPromotion(promotion, 2);
        var fingerprint = fingerprinter.of(ClaimCode.parse(code).orElseThrow()).hex();
        assertThat(KafkaRecords.event(told.get(0), PromotionCreated.class)
                        .promotion()
                        .claimCode()
                        .groupCodeFingerprint())
                .isEqualTo(fingerprint);
        assertThat(KafkaRecords.event(told.get(1), PromotionChanged.class)
                        .promotion()
                        .claimCode()
                        .groupCodeFingerprint())
                .isEqualTo(fingerprint);
        assertThat(told).allSatisfy(record -> assertThat(record.value()).doesNotContain(code));
    }

    @Test
    void codeOfAPromotionThatIsNotOver_isRefusedInAnySpellingAndToAnySeller() {
        var promotion = seller.created(withCode(code));
        seller.act(promotion, "pause");
        var other = withCode(code.replace("-", " ").toLowerCase(Locale.ROOT));

        for (var each : List.of(seller, Api.newSeller())) {
            taken(create(each, other));
            taken(each.post(other.json()).post("/v1/promotions/review"));
        }
    }

    @Test
    void codeOfAPromotionThatIsOver_isFreeAgain() {
        seller.act(seller.created(withCode(code)), "end").then().statusCode(200);
        var pending = withCode(code).with("/schedule/startsAt", "\"2046-01-01T00:00\"");
        seller.act(seller.created(pending), "cancel").then().statusCode(200);
        var expired = seller.created(withCode(code));
        expire(expired);

        var last = Api.newSeller().created(withCode(code));

        assertThat(owner()).isEqualTo(last);
        seller.patch(expired, "*", "{\"internalDescription\":\"Was good\"}")
                .then()
                .statusCode(200);
        assertThat(owner()).isEqualTo(last);
        taken(create(seller, withCode(code)));
    }

    @Test
    void laterEnd_keepsTheCodeAsLong() {
        var promotion = seller.created(withCode(code));

        seller.patch(promotion, "{\"schedule\":{\"endsAt\":\"2050-01-01T00:00\"}}")
                .then()
                .statusCode(200);

        assertThat(new Rows(pool)
                        .count("select count(*) from group_code join promotion on id = promotion_id"
                                + " where until = ends_at and id = '" + promotion + "'"))
                .isEqualTo(1);
    }

    /** As when another instance's clock is ahead: by its time the promotion was over, and the code was taken. */
    @Test
    void codeThatIsLost_cantBeKeptByALaterEnd() {
        var promotion = seller.created(withCode(code));
        new Rows(pool)
                .update("update group_code set until = '2021-02-01T00:00:00Z' where promotion_id = '" + promotion
                        + "'");
        var other = seller.created(withCode(code));

        seller.patch(promotion, "{\"schedule\":{\"endsAt\":\"2050-01-01T00:00\"}}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:claimcode:problem:promotion-state"));

        assertThat(owner()).isEqualTo(other);
    }

    @Test
    void sameCodeManyTimesAtOnce_isOnePromotions() {
        List<Future<Integer>> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = Stream.generate(() -> threads.submit(
                            () -> create(Api.newSeller(), withCode(code)).statusCode()))
                    .limit(12)
                    .toList();
        }

        assertThat(statuses.stream().map(Future::resultNow))
                .containsOnlyOnce(201)
                .containsOnly(201, 422);
    }

    @Test
    void repetition_getsTheFirstAnswerThoughItsOwnCodeIsTaken() {
        var key = UUID.randomUUID().toString();
        var first = seller.create(key, withCode(code).json());

        var second = seller.create(key, withCode(code).json());

        second.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GROUP", "NONE"})
    void promotionWithoutSingleUseCodes_getsNoClaimCodeGroups(String kind) {
        var draft = kind.equals("GROUP") ? withCode(code) : Drafts.least().with("/claimCode", "{\"kind\":\"NONE\"}");
        var promotion = seller.created(draft);

        seller.requestGroup(promotion, UUID.randomUUID().toString(), Api.group("First", 5))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:claimcode:problem:promotion-state"));
        invalid(create(seller, draft.with("/claimCodeGroup", Api.group("First", 5))))
                .body("errors.pointer", contains("/claimCodeGroup"));
    }

    @Test
    void otherTypes_areCreated() {
        var free = Drafts.least()
                .with("/type", "\"BUY_ONE_GET_ONE\"")
                .with("/buyerGets", "{\"quantity\":1}")
                .with("/claimCode", "{\"kind\":\"NONE\"}");

        create(seller, free)
                .then()
                .statusCode(201)
                .body("type", equalTo("BUY_ONE_GET_ONE"))
                .body("buyerGets.kind", equalTo("FREE_ITEMS"))
                .body("buyerGets.quantity", equalTo(1))
                .body("claimCode.kind", equalTo("NONE"))
                .body("claimCode.groupCode", nullValue());
    }

    private static Drafts withCode(String code) {
        return Drafts.least().with("/claimCode", "{\"kind\":\"GROUP\",\"groupCode\":\"" + code + "\"}");
    }

    private static Response create(Api as, Drafts draft) {
        return as.create(UUID.randomUUID().toString(), draft.json());
    }

    private static void taken(Response answer) {
        invalid(answer).body("errors.pointer", contains("/claimCode/groupCode"));
    }

    private static ValidatableResponse invalid(Response answer) {
        return answer.then().statusCode(422).body("type", equalTo("urn:claimcode:problem:validation-failed"));
    }

    private void expire(String promotion) {
        var rows = new Rows(pool);
        rows.expire(promotion);
        rows.update("update group_code set until = '2021-02-01T00:00:00Z' where promotion_id = '" + promotion + "'");
    }

    private String owner() {
        return new Rows(pool)
                .text("select promotion_id::text from group_code where fingerprint = '"
                        + fingerprinter.of(ClaimCode.parse(code).orElseThrow()).hex() + "'");
    }
}
