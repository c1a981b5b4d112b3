package io.claimcode.promotion;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class ClaimCodeGroupTest {
    private final Api seller = Api.newSeller();

    @Inject
    Pool pool;

    @Test
    void request_isAcceptedAndCanBeRead() {
        var promotion = seller.created(Drafts.complete());

        var answer = seller.requestGroup(promotion, key(), Api.group("Second", 5));

        answer.then()
                .statusCode(202)
                .body("status", equalTo("IN_PROGRESS"))
                .body("created", equalTo(0))
                .body("links.codes", nullValue());
        String group = answer.path("groupId");
        assertThat(answer.header("Location")).endsWith("/v1/promotions/" + promotion + "/claim-code-groups/" + group);
        seller.group(promotion, group)
                .then()
                .statusCode(200)
                .body("promotionId", equalTo(promotion))
                .body("name", equalTo("Second"))
                .body("quantity", equalTo(5))
                .body("redeemed", equalTo(0));
    }

    @Test
    void list_hasPagesWithEachGroupOnce() {
        var promotion = seller.created(Drafts.complete());
        seller.requestedGroup(promotion, "Second", 5);

        var first = seller.request().get("/v1/promotions/{id}/claim-code-groups?limit=1", promotion);
        String cursor = first.path("nextCursor");
        var second =
                seller.request().queryParam("cursor", cursor).get("/v1/promotions/{id}/claim-code-groups", promotion);

        first.then().body("items.name", contains("Second"));
        second.then().body("items.name", contains("Spring launch")).body("nextCursor", nullValue());
    }

    @Test
    void repetition_getsTheFirstAnswerAgainThoughItsNameIsTakenByNow() {
        var promotion = seller.created(Drafts.least());
        var key = key();
        var first = seller.requestGroup(promotion, key, Api.group("First", 5));

        var second = seller.requestGroup(promotion, key, Api.group("First", 5));

        second.then().statusCode(202).header("Idempotent-Replayed", "true");
        assertThat(second.body().asString()).isEqualTo(first.body().asString());
        seller.requestGroup(promotion, key, Api.group("First", 6))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:claimcode:problem:idempotency-key-reused"));
    }

    @Test
    void takenName_isRefusedWithinThePromotionOnly() {
        var promotion = seller.created(Drafts.complete());

        seller.requestGroup(promotion, key(), Api.group("Spring launch", 5))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:claimcode:problem:group-name-taken"));
        seller.requestGroup(promotion, key(), Api.group("spring launch", 5))
                .then()
                .statusCode(202);
        seller.requestGroup(seller.created(Drafts.least()), key(), Api.group("Spring launch", 5))
                .then()
                .statusCode(202);
    }

    @Test
    void sameNameManyTimesAtOnce_makesOneGroup() {
        var promotion = seller.created(Drafts.least());
        List<Future<Integer>> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = Stream.generate(() ->
                            threads.submit(() -> seller.requestGroup(promotion, key(), Api.group("First", 5))
                                    .statusCode()))
                    .limit(16)
                    .toList();
        }

        assertThat(statuses.stream().map(Future::resultNow))
                .containsOnlyOnce(202)
                .containsOnly(202, 409);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 10_000_001, Long.MAX_VALUE})
    void quantityOutOfBounds_isRefused(long quantity) {
        seller.requestGroup(seller.created(Drafts.least()), key(), Api.group("First", quantity))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:claimcode:problem:validation-failed"))
                .body("errors.pointer", contains("/quantity"));
    }

    @Test
    void emptyRequest_isRefusedForAllThatIsMissing() {
        seller.requestGroup(seller.created(Drafts.least()), key(), "{}")
                .then()
                .statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/name", "/quantity"));
    }

    @Test
    void promotionThatIsOver_getsNoMoreGroups() {
        var ended = seller.created(Drafts.least());
        seller.act(ended, "end");
        var cancelled = seller.created(Drafts.complete());
        seller.act(cancelled, "cancel");
        var expired = seller.created(Drafts.least());
        new Rows(pool).expire(expired);

        for (var over : List.of(ended, cancelled, expired)) {
            seller.requestGroup(over, key(), Api.group("Late", 5))
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("urn:claimcode:problem:promotion-state"));
        }
    }

    @Test
    void pausedPromotion_getsMoreGroups() {
        var promotion = seller.created(Drafts.least());
        seller.act(promotion, "pause");

        seller.requestedGroup(promotion, "First", 5);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
