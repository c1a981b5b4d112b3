package io.claimcode.promotion;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.claimcode.contracts.event.PromotionEnded;
import io.claimcode.local.test.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class ExpireTest {
    private final Api seller = Api.newSeller();

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    @Inject
    ExpirePromotions expirePromotions;

    @Test
    void promotionWhoseTimeIsOver_isToldOnceHoweverManyLookForIt() {
        var promotion = seller.created(Drafts.least());
        var paused = seller.created(Drafts.least());
        seller.act(paused, "pause");
        var ended = seller.created(Drafts.least());
        seller.act(ended, "end");

        Stream.of(promotion, paused, ended).forEach(new Rows(pool)::expire);
        CompletableFuture.allOf(Stream.generate(this::look).limit(8).toArray(CompletableFuture[]::new))
                .join();

        var told = KafkaRecords.event(KafkaRecords.ofPromotion(promotion, 2).get(1), PromotionEnded.class);
        assertThat(told.reason()).isEqualTo(PromotionEnded.Reason.EXPIRED);
        assertThat(told.promotion().version()).isEqualTo(2);
        seller.read(promotion).then().body("status", equalTo("EXPIRED")).header("ETag", "\"2\"");
        seller.history(promotion)
                .then()
                .body("items.act", contains("EXPIRED", "CREATED"))
                .body("items[0].actor", equalTo("promotion-service"));
        seller.history(paused).then().body("items.act", contains("EXPIRED", "PAUSED", "CREATED"));
        seller.history(ended).then().body("items.act", contains("ENDED", "CREATED"));
        assertThat(told(promotion)).isEqualTo(2);
        assertThat(told(paused)).isEqualTo(3);
        assertThat(told(ended)).isEqualTo(2);
    }

    /** As another instance does: beside the one that is scheduled here. */
    private CompletableFuture<Void> look() {
        var done = new CompletableFuture<Void>();
        var context = VertxContext.getOrCreateDuplicatedContext(vertx);
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(
                on -> expirePromotions.expire().subscribe().with(done::complete, done::completeExceptionally));
        return done;
    }

    private long told(String promotion) {
        return new Rows(pool).count("select count(*) from outbox where key = '" + promotion + "'");
    }
}
