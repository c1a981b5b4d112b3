package io.claimcode.promotion;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.PromotionChanged;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class ChangePromotionTest {
    private final Api seller = Api.newSeller();

    @Inject
    Pool pool;

    @Test
    void change_isShownToldAndInTheHistory() {
        var promotion = seller.created(Drafts.complete());

        var answer = seller.patch(promotion, """
                {"internalDescription": "Late spring",
                 "messaging": {"checkoutDisplayText": "20% less", "shortDisplayText": "new"},
                 "limits": {"maxUnitsPerOrder": 4, "maxRedemptions": null, "maxDiscount": {"amount": "20000.01"}},
                 "schedule": {"startsAt": "2047-03-02T00:00", "endsAt": "2047-04-30T23:59"}}""");

        answer.then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("version", equalTo(2))
                .body("internalDescription", equalTo("Late spring"))
                .body("messaging.shortDisplayText", equalTo("new"))
                .body("limits.maxUnitsPerOrder", equalTo(4))
                .body("limits.maxRedemptions", nullValue())
                .body("limits.maxDiscount.amount", equalTo("20000.01"))
                .body("schedule.startsAt", equalTo("2047-03-02T00:00"))
                .body("trackingId", equalTo("spring-2027"));
        assertThat(seller.read(promotion).asString()).isEqualTo(answer.asString());
        var told = KafkaRecords.event(KafkaRecords.ofPromotion(promotion, 2).get(1), PromotionChanged.class)
                .promotion();
        assertThat(told.version()).isEqualTo(2);
        assertThat(told.checkoutDisplayText()).isEqualTo("20% less");
        assertThat(told.limits().maxRedemptions()).isNull();
        assertThat(told.startsAt()).isEqualTo("2047-03-02T08:00:00Z");
        assertThat(told.endsAt()).isEqualTo("2047-05-01T07:00:00Z");
        seller.history(promotion)
                .then()
                .body("items.act", contains("CHANGED", "CREATED"))
                .body(
                        "items[0].changed",
                        contains(
                                "/internalDescription",
                                "/schedule/startsAt",
                                "/schedule/endsAt",
                                "/limits/maxUnitsPerOrder",
                                "/limits/maxRedemptions",
                                "/limits/maxDiscount/amount",
                                "/messaging/checkoutDisplayText",
                                "/messaging/shortDisplayText"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"internalDescription\": \"Spring launch\"}",
                "{\"currency\": \"USD\", \"purchasedItems\": {\"values\": [\"SKU-1\", \"SKU-2\"]}}",
                "{\"messaging\": {\"shortDisplayText\": \"\"}, \"claimCodeGroup\": null}"
            })
    void changeOfNothing_tellsNothing(String patch) {
        var promotion = seller.created(Drafts.complete());

        seller.patch(promotion, patch).then().statusCode(200).header("ETag", "\"1\"");

        seller.history(promotion).then().body("items.act", contains("CREATED"));
        assertThat(new Rows(pool).count("select count(*) from outbox where key = '" + promotion + "'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"currency": "EUR"}                                          | /currency
            {"type": null}                                               | /type
            {"trackingId": "other"}                                      | /trackingId
            {"buyerGets": {"percent": "21"}}                             | /buyerGets/percent
            {"buyerGets": {"tiers": [{"quantity": 2, "percent": "30"}]}} | /buyerGets/tiers
            {"purchasedItems": {"values": ["SKU-1"]}}                    | /purchasedItems/values
            {"schedule": {"timeZone": "UTC"}}                            | /schedule/timeZone
            {"claimCode": {"oneRedemptionPerCustomer": false}}           | /claimCode/oneRedemptionPerCustomer
            {"claimCodeGroup": {"name": "More"}}                         | /claimCodeGroup/name
            {"status": "ENDED"}                                          | /status
            {"version": 7}                                               | /version
            """)
    void whatCantBeChanged_isRefusedWhereItStands(String patch, String pointer) {
        var promotion = seller.created(Drafts.complete());

        problem(seller.patch(promotion, patch), 422, "immutable-property").body("errors.pointer", contains(pointer));

        seller.read(promotion).then().header("ETag", "\"1\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"limits": {"maxUnitsPerOrder": 2}}                                        | /limits/maxUnitsPerOrder
            {"limits": {"maxRedemptions": 4999}}                                       | /limits/maxRedemptions
            {"limits": {"maxDiscount": {"amount": "19999.99"}}}                        | /limits/maxDiscount
            {"limits": {"maxDiscount": {"amount": "30000.00", "currency": "EUR"}}}     | /limits/maxDiscount/currency
            {"limits": {"maxDiscount": {"amount": "30000"}}}                           | /limits/maxDiscount/amount
            {"internalDescription": null}                                              | /internalDescription
            {"messaging": {"checkoutDisplayText": "a\\nb"}}                            | /messaging/checkoutDisplayText
            {"schedule": {"endsAt": "2020-01-01T00:00"}}                               | /schedule/endsAt
            {"schedule": {"endsAt": "2047-02-01T00:00"}}                               | /schedule/endsAt
            {"schedule": {"startsAt": "2047-03-10T02:30"}}                             | /schedule/startsAt
            """)
    void whatCreationWouldRefuse_isRefused(String patch, String pointer) {
        var promotion = seller.created(Drafts.complete());

        assertThat(problem(seller.patch(promotion, patch), 422, "validation-failed")
                        .extract()
                        .<List<String>>path("errors.pointer"))
                .contains(pointer);

        seller.read(promotion).then().header("ETag", "\"1\"");
    }

    @Test
    void limitWhereThereWasNone_isRefused() {
        problem(
                        seller.patch(seller.created(Drafts.least()), "{\"limits\":{\"maxRedemptions\":1}}"),
                        422,
                        "validation-failed")
                .body("errors.pointer", contains("/limits/maxRedemptions"));
    }

    @Test
    void startedPromotion_keepsItsStartAndGetsAnotherEnd() {
        var promotion = seller.created(Drafts.least());
        var starts = "select (extract(epoch from starts_at) * 1000000)::bigint from promotion where id = '" + promotion
                + "'";
        var before = new Rows(pool).count(starts);

        problem(
                        seller.patch(promotion, "{\"schedule\":{\"startsAt\":\"2046-01-01T00:00\"}}"),
                        422,
                        "immutable-property")
                .body("errors.pointer", contains("/schedule/startsAt"));
        seller.patch(promotion, "{\"schedule\":{\"endsAt\":\"2040-01-01T00:00\"}}")
                .then()
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("schedule.endsAt", equalTo("2040-01-01T00:00"));

        assertThat(new Rows(pool).count(starts)).isEqualTo(before);
    }

    @Test
    void promotionThatIsOver_keepsItsEndButNotItsDescription() {
        var ended = seller.created(Drafts.least());
        seller.act(ended, "end");
        var expired = seller.created(Drafts.least());
        new Rows(pool).expire(expired);

        for (var over : List.of(ended, expired)) {
            problem(
                            seller.patch(over, "*", "{\"schedule\":{\"endsAt\":\"2048-01-01T00:00\"}}"),
                            422,
                            "immutable-property")
                    .body("errors.pointer", contains("/schedule/endsAt"));
            seller.patch(over, "*", "{\"internalDescription\":\"Was good\"}")
                    .then()
                    .statusCode(200)
                    .body("internalDescription", equalTo("Was good"));
        }
        seller.read(expired).then().body("status", equalTo("EXPIRED"));
    }

    @Test
    void versionMustBeNamedAndCurrent() {
        var promotion = seller.created(Drafts.complete());
        seller.act(promotion, "pause");
        var patch = "{\"internalDescription\":\"Other\"}";

        problem(seller.patching(patch).patch("/v1/promotions/{id}", promotion), 428, "precondition-required");
        problem(seller.patch(promotion, "\"1\"", patch), 412, "precondition-failed");
        problem(seller.patch(promotion, "W/\"2\"", patch), 412, "precondition-failed");
        problem(seller.patch(promotion, "2", patch), 412, "precondition-failed");
        seller.patch(promotion, "\"1\", \"2\"", patch).then().statusCode(200);
        seller.patch(promotion, "*", "{\"internalDescription\":\"Third\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void bodyThatIsNoMergePatch_isRefused() {
        var promotion = seller.created(Drafts.complete());
        var json = seller.post("{}").header("If-Match", "\"1\"");

        problem(json.patch("/v1/promotions/{id}", promotion), 415, "unsupported-media-type");
        problem(seller.patch(promotion, "[]"), 400, "malformed-request");
        problem(seller.patch(promotion, "null"), 400, "malformed-request");
        problem(seller.patch(promotion, "{\"a\":1,\"a\":2}"), 400, "malformed-request");
        problem(seller.patch(promotion, "{\"limits\":{\"maxRedemptions\":\"1\"}}"), 400, "malformed-request")
                .body("errors.pointer", contains("/limits/maxRedemptions"));
        problem(seller.patch(promotion, "{\"limits\":{\"most\":null}}"), 400, "unknown-property")
                .body("errors.pointer", contains("/limits/most"));
    }

    @Test
    void sameVersionManyTimesAtOnce_isChangedOnce() {
        var promotion = seller.created(Drafts.complete());
        List<Future<Integer>> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = IntStream.range(0, 12)
                    .mapToObj(each -> threads.submit(
                            () -> seller.patch(promotion, "\"1\"", "{\"internalDescription\":\"Number " + each + "\"}")
                                    .statusCode()))
                    .toList();
        }

        assertThat(statuses.stream().map(Future::resultNow))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        seller.read(promotion).then().header("ETag", "\"2\"");
    }

    @Test
    void repetitionWithAKey_getsTheFirstAnswerThoughTheVersionIsAnother() {
        var promotion = seller.created(Drafts.complete());
        var key = UUID.randomUUID().toString();
        var first = keyed(promotion, key, "{\"limits\":{\"maxRedemptions\":6000}}");
        seller.act(promotion, "pause");

        var second = keyed(promotion, key, "{ \"limits\": {\"maxRedemptions\": 6000} }");

        first.then().statusCode(200).header("ETag", "\"2\"");
        second.then().statusCode(200).header("ETag", "\"2\"").header("Idempotent-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
        problem(keyed(promotion, key, "{\"limits\":{\"maxRedemptions\":7000}}"), 422, "idempotency-key-reused");
        problem(keyed(promotion, "a b", "{}"), 400, "idempotency-key-invalid");
        seller.read(promotion).then().header("ETag", "\"3\"").body("limits.maxRedemptions", equalTo(6000));
    }

    @Test
    void promotionOfAnotherSeller_isNotFound() {
        var promotion = seller.created(Drafts.complete());

        problem(Api.newSeller().patch(promotion, "\"1\"", "{\"internalDescription\":\"Mine\"}"), 404, "not-found");
    }

    private Response keyed(String promotion, String key, String patch) {
        return seller.patching(patch)
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", key)
                .patch("/v1/promotions/{id}", promotion);
    }

    private static ValidatableResponse problem(Response answer, int status, String slug) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:claimcode:problem:" + slug));
    }
}
