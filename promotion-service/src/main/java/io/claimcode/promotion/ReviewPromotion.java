package io.claimcode.promotion;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.promotion.model.ClaimCodeGroupDraft;
import io.claimcode.promotion.model.ClaimCodeGroupPlan;
import io.claimcode.promotion.model.PromotionDraft;
import io.claimcode.promotion.model.PromotionPlan;
import io.claimcode.promotion.model.PromotionRules;
import io.claimcode.promotion.model.Warning;

/** Checks what a seller asks for, as its creation would, and creates nothing. */
@Singleton
public final class ReviewPromotion {
    private final PromotionConfig config;
    private final Clock clock;

    ReviewPromotion(PromotionConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * What a draft would become.
     *
     * @param warnings what the seller may not have meant
     */
    public record Review(PromotionPlan plan, List<Warning> warnings) {}

    /** What a draft would become now. */
    public Review review(PromotionDraft draft) {
        var now = now();
        var plan = check(draft, UUID.randomUUID(), now);
        return new Review(plan, Warning.of(plan.terms(), now));
    }

    PromotionPlan check(PromotionDraft draft, UUID promotionId, Instant now) {
        var madeUpTrackingId = "p-" + promotionId.toString().replace("-", "").substring(0, 12);
        return Refusals.accepted(new PromotionRules(now, madeUpTrackingId, config.maxGroupQuantity()).check(draft));
    }

    ClaimCodeGroupPlan check(ClaimCodeGroupDraft draft) {
        return Refusals.accepted(draft.check(config.maxGroupQuantity()));
    }

    /** As exact as PostgreSQL stores it, so that what is answered now is what is read later. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
