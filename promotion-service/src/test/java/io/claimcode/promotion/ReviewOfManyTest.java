package io.claimcode.promotion;

import java.util.ArrayList;
import java.util.Collections;

import jakarta.inject.Inject;

import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
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
