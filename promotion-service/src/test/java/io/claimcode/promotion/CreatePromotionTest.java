package io.claimcode.promotion;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import static io.claimcode.promotion.KafkaRecords.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class CreatePromotionTest {
    private static final String TOPIC = "claimcode.promotions";

    private final Api seller = Api.newSeller();

    @Test
    void creation_answersThePromotionAndWhereItIs() {
        var answer = seller.create(key(), Drafts.complete().json());

        var location = answer.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Idempotent-Replayed", nullValue())
                .body("status", equalTo("PENDING"))
                .body("version", equalTo(1))
                .body("trackingId", equalTo("spring-2027"))
                .body("buyerGets.percent", equalTo("20"))
                .body("schedule.startsAt", equalTo("2047-03-01T00:00"))
                .body("claimCodeGroup.name", equalTo("Spring launch"))
                .body("claimCodeGroup.status", equalTo("IN_PROGRESS"))
                .extract()
                .header("Location");
        String id = answer.path("id");
        assertThat(location).endsWith("/v1/promotions/" + id);
        seller.request()
                .get("/v1/promotions/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("createdAt", equalTo(answer.path("createdAt")))
                .body("limits.maxDiscount.amount", equalTo("20000.00"))
                .body("links.self", equalTo("/v1/promotions/" + id));
        seller.request()
                .get("/v1/promotions/{id}/claim-code-groups", id)
                .then()
                .statusCode(200)
                .body("items.quantity", hasItems(1000));
    }

    @Test
    void leastDraft_startsNowWithADefaultForTheRest() {
        var answer = seller.create(key(), Drafts.least().json());

        answer.then()
                .statusCode(201)
                .body("status", equalTo("ACTIVE"))
                .body("claimCode.oneRedemptionPerCustomer", equalTo(true))
                .body("claimCodeGroup", nullValue());
        assertThat(answer.<String>path("trackingId")).matches("p-[0-9a-f]{12}");
    }

    @Test
    void repetition_getsTheFirstAnswerAgain() {
        var key = key();
        var first = seller.create(key, Drafts.complete().json());

        var second = seller.create(
                key, Drafts.complete().with("/messaging/shortDisplayText", "").json());

        second.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(second.body().asString()).isEqualTo(first.body().asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(created(first.path("id"))).isEqualTo(1);
    }

    @Test
    void sameKeyWithAnotherBody_isRefused() {
        var key = key();
        seller.create(key, Drafts.complete().json()).then().statusCode(201);

        seller.create(key, Drafts.least().json())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:claimcode:problem:idempotency-key-reused"));
    }

    @Test
    void sameKeyOfAnotherSeller_isAnotherKey() {
        var key = key();
        String id = seller.create(key, Drafts.complete().json()).path("id");

        var other = Api.newSeller().create(key, Drafts.complete().json());

        other.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        assertThat(other.<String>path("id")).isNotEqualTo(id);
    }

    @Test
    void refusal_leavesTheKeyFree() {
        var key = key();
        seller.create(
                        key,
                        Drafts.complete().with("/buyerGets/percent", "\"150\"").json())
                .then()
                .statusCode(422);

        seller.create(key, Drafts.complete().json()).then().statusCode(201).header("Idempotent-Replayed", nullValue());
    }

    @Test
    void sameKeyManyTimesAtOnce_makesOnePromotionAndOneEvent() throws InterruptedException, ExecutionException {
        var key = key();
        var body = Drafts.complete().json();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 32)
                    .mapToObj(each -> threads.submit(() -> seller.create(key, body)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isIn(201, 409);
                if (answer.get().statusCode() == 409) {
                    answer.get().then().body("type", equalTo("urn:claimcode:problem:request-in-progress"));
                    assertThat(answer.get().header("Retry-After")).isNotBlank();
                }
            }
            assertThat(answers.stream().map(CreatePromotionTest::get).filter(each -> each.statusCode() == 201))
                    .isNotEmpty()
                    .extracting(each -> each.body().asString())
                    .containsOnly(seller.create(key, body).body().asString());
        }

        seller.request().get("/v1/promotions").then().statusCode(200).body("items.size()", equalTo(1));
        String id = seller.create(key, body).path("id");
        var last = seller.requestedGroup(id, "Last", 1);
        var told = KafkaRecords.await(TOPIC, 2, record -> id.equals(record.key()));
        assertThat(told)
                .extracting(record -> header(record, "ce_type"))
                .containsExactly("claimcode.promotion-created.v1", "claimcode.claim-code-group-requested.v1");
        assertThat(told.getLast().value()).contains(last);
    }

    @Test
    void review_checksAndCreatesNothing() {
        seller.post(Drafts.least().json())
                .post("/v1/promotions/review")
                .then()
                .statusCode(200)
                .body("id", nullValue())
                .body("buyerPurchases.quantity", equalTo(1))
                .body("warnings.kind", containsInAnyOrder("NO_BUDGET", "NO_UNIT_CAP", "STARTS_NOW"));
        seller.post(Drafts.complete().with("/buyerGets/percent", "\"150\"").json())
                .post("/v1/promotions/review")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItems("/buyerGets/percent"));

        seller.request().get("/v1/promotions").then().body("items.size()", equalTo(0));
    }

    private static Response get(java.util.concurrent.Future<Response> answer) {
        return answer.resultNow();
    }

    private long created(String id) {
        return KafkaRecords.await(TOPIC, 1, record -> id.equals(record.key())).stream()
                .filter(record -> header(record, "ce_type").equals("claimcode.promotion-created.v1"))
                .count();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
