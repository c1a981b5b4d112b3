package io.claimcode.promotion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class ReviewOfManyTest {
    private static final Logger LOG = Logger.getLogger(ReviewOfManyTest.class);

    private final Api seller = Api.newSeller();

    @Inject
    Pool pool;

    @Test
    void sellerWithTenThousandPromotions_isWarnedInAMoment() {
        var model = seller.created(Drafts.complete().with("/claimCode/combinability", "\"UNRESTRICTED\""));
        new Rows(pool).update("""
                with made as (
                  insert into promotion (id, seller, version, status, internal_description, tracking_id, created_at,
                    starts_at, ends_at, terms, currency)
                  select gen_random_uuid(), seller, 1, 'ACTIVE', n || '', n || '', created_at, starts_at, ends_at, terms,
                    currency
                  from promotion, generate_series(1, 10000) n where id = '%s' returning id)
                insert into exposure (promotion_id, seller, currency, hundredths, preferential, kind, items, excluded_kind,
                  excluded)
                select made.id, '%s', 'USD', 1500, random() < 0.5, 'SKUS',
                  array(select 'SKU-' || cast(random() * 20000 + length(made.id::text) as integer)
                    from generate_series(1, 5)), 'SKUS', '{}'
                from made""".formatted(model, seller.seller()));
        new Rows(pool).update("analyze exposure");

        measure("two SKUs", Drafts.complete());
        measure("the catalogue", Drafts.complete().with("/purchasedItems", "{\"kind\":\"ENTIRE_CATALOG\"}"));
    }

    /** The values travel from the database in one text, between separators. */
    @Test
    void valuesOfAnyCharacters_areComparedAsTheyAre() {
        var values = List.of("a,b", "{c}", "\"d\"", "e\\f", "\\N", "NULL", "g | h", "ü中\u2028💎");
        var half = Drafts.complete().with("/buyerGets/percent", "\"50\"");
        var unrestricted = half.with("/claimCode/combinability", "\"UNRESTRICTED\"");
        var listed = seller.created(unrestricted.with("/purchasedItems/values", json(values)));
        var excluding = seller.created(unrestricted
                .with("/purchasedItems", "{\"kind\":\"ENTIRE_CATALOG\"}")
                .with("/excludedItems/values", json(values)));

        for (var value : values) {
            stacking(half.with("/purchasedItems/values", json(List.of(value)))).body("with", equalTo(List.of(listed)));
        }
        stacking(half.with("/purchasedItems/values", json(List.of("c", "g"))))
                .body("with", equalTo(List.of(excluding)));
    }

    @Test
    void promotionsAtDifferentTimes_countEachInItsOwn() {
        var first = seller.created(unrestricted("35", "2047-03-02T00:00", "2047-03-09T00:00"));
        seller.created(unrestricted("30", "2047-03-10T00:00", "2047-03-20T00:00"));
        var whole = seller.created(unrestricted("5", "2047-02-01T00:00", "2047-04-20T00:00"));

        stacking(Drafts.complete().with("/buyerGets/percent", "\"40\""))
                .body("worstCasePercent", equalTo("80"))
                .body("with", equalTo(List.of(first, whole)));
    }

    @Test
    void promotionsWithTooManyValues_countForEverything() {
        var third = Drafts.complete()
                .with("/buyerGets/percent", "\"30\"")
                .with("/claimCode/combinability", "\"UNRESTRICTED\"");
        var most = seller.created(third.with("/buyerGets/percent", "\"35\""));
        var huge = seller.created(third.with("/purchasedItems/values", "[\"SKU-3\"]"));
        var last =
                seller.created(third.with("/buyerGets/percent", "\"5\"").with("/purchasedItems/values", "[\"SKU-4\"]"));
        new Rows(pool).update("""
                update exposure set items = array_fill(cast('SKU-3' as text), array[500000])
                where promotion_id = '%s'""".formatted(huge));
        var catalogue = third.with("/purchasedItems", "{\"kind\":\"ENTIRE_CATALOG\"}");

        stacking(catalogue).body("worstCasePercent", equalTo("100")).body("with", equalTo(List.of(most, huge, last)));
    }

    private static Drafts unrestricted(String percent, String startsAt, String endsAt) {
        return Drafts.complete()
                .with("/buyerGets/percent", json(percent))
                .with("/schedule/startsAt", json(startsAt))
                .with("/schedule/endsAt", json(endsAt))
                .with("/claimCode/combinability", "\"UNRESTRICTED\"");
    }

    private ValidatableResponse stacking(Drafts draft) {
        var found =
                seller.post(draft.json()).post("/v1/promotions/review").then().statusCode(200);
        return found.body("warnings[0].kind", equalTo("STACKING")).rootPath("warnings[0]");
    }

    private static String json(Object value) {
        return new ObjectMapper().valueToTree(value).toString();
    }

    private void measure(String of, Drafts draft) {
        var times = new ArrayList<Long>();
        for (var time = 0; time < 7; time++) {
            var begin = System.nanoTime();
            seller.post(draft.json())
                    .post("/v1/promotions/review")
                    .then()
                    .statusCode(200)
                    .body("currency", equalTo("USD"));
            times.add((System.nanoTime() - begin) / 1_000_000);
        }
        Collections.sort(times);
        LOG.infof("A review of %s beside 10,000 promotions: %d ms at the median", of, times.get(3));
        assertThat(times.get(3)).as("milliseconds for %s", of).isLessThan(5_000);
    }
}
