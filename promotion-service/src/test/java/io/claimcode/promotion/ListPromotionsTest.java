package io.claimcode.promotion;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class ListPromotionsTest {
    private final Api seller = Api.newSeller();

    @Inject
    Pool pool;

    @Test
    void pages_haveEachPromotionOnceAndTheLatestFirst() {
        var created = new ArrayList<String>();
        for (var each = 0; each < 5; each++) {
            created.addFirst(seller.created(Drafts.least()));
        }

        var listed = new ArrayList<String>();
        var cursor = "";
        var pages = 0;
        while (cursor != null) {
            var request = seller.request().queryParam("limit", 2);
            var page = (cursor.isEmpty() ? request : request.queryParam("cursor", cursor)).get("/v1/promotions");
            listed.addAll(page.<List<String>>path("items.id"));
            cursor = page.path("nextCursor");
            pages++;
        }

        assertThat(listed).isEqualTo(created);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void fullLastPage_hasNoNext() {
        seller.created(Drafts.least());

        seller.request().get("/v1/promotions?limit=1").then().body("nextCursor", equalTo(null));
    }

    @Test
    void status_isTheOneShown() {
        var pending = seller.created(Drafts.complete());
        var active = seller.created(Drafts.least());
        var paused = seller.created(Drafts.least());
        var ended = seller.created(Drafts.least());
        set(paused, "status = 'PAUSED'");
        set(ended, "status = 'ENDED'");
        var exhausted = seller.created(Drafts.least());
        set(exhausted, "budget_exhausted = true");

        shows("PENDING", pending);
        shows("ACTIVE", active);
        shows("EXHAUSTED", exhausted);
        shows("PAUSED", paused);
        shows("ENDED", ended);
        seller.request().get("/v1/promotions?status=EXPIRED").then().body("items.size()", equalTo(0));
    }

    @Test
    void timeThatIsOver_isShownAndFoundAsExpired() {
        var expired = seller.created(Drafts.least());
        new Rows(pool).expire(expired);

        shows("EXPIRED", expired);
    }

    @Test
    void search_findsTheTextInDescriptionAndTrackingId() {
        var byDescription = seller.created(Drafts.least().with("/internalDescription", "\"50%_of! FRÜHLING\""));
        var byTrackingId = seller.created(Drafts.complete());

        found("frühling", byDescription);
        found("50%_", byDescription);
        found("of!", byDescription);
        found("NG-20", byTrackingId);
        seller.request().queryParam("q", "5_%").get("/v1/promotions").then().body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0, /limit",
        "limit, 201, /limit",
        "limit, ten, /limit",
        "cursor, nonsense, /cursor",
        "cursor, MjA0Ny0wMS0wMVQwMDowMDowMFp8MQ, /cursor",
        "cursor, LTEwMDAwMDAwMC0wMS0wMVQwMDowMDowMFp8MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw, /cursor",
        "status, OPEN, /status",
        "status, active, /status"
    })
    void queryThatCantBeRead_isRefused(String name, String value, String pointer) {
        seller.request()
                .queryParam(name, value)
                .get("/v1/promotions")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:claimcode:problem:validation-failed"))
                .body("errors.pointer", contains(pointer));
    }

    private void shows(String status, String id) {
        seller.request()
                .queryParam("status", status)
                .get("/v1/promotions")
                .then()
                .body("items.id", contains(id))
                .body("items.status", contains(status));
    }

    private void found(String text, String id) {
        seller.request().queryParam("q", text).get("/v1/promotions").then().body("items.id", contains(id));
    }

    private void set(String id, String change) {
        new Rows(pool).set(id, change);
    }
}
