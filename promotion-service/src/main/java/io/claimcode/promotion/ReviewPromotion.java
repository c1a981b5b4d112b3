package io.claimcode.promotion;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.promotion.model.Amendment;
import io.claimcode.promotion.model.AmendmentRules;
import io.claimcode.promotion.model.ClaimCodeGroupDraft;
import io.claimcode.promotion.model.ClaimCodeGroupPlan;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionDraft;
import io.claimcode.promotion.model.PromotionPlan;
import io.claimcode.promotion.model.PromotionRules;
import io.claimcode.promotion.model.PromotionTerms;
import io.claimcode.promotion.model.Warning;
import io.claimcode.promotion.postgres.GroupCodes;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;

/** Checks what a seller asks for, as its creation would, and creates nothing. */
@Singleton
public final class ReviewPromotion {
    private final Transactions transactions;
    private final GroupCodes groupCodes;
    private final Fingerprinter fingerprinter;
    private final PromotionConfig config;
    private final Clock clock;

    ReviewPromotion(
            Transactions transactions,
            GroupCodes groupCodes,
            Fingerprinter fingerprinter,
            PromotionConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.groupCodes = groupCodes;
        this.fingerprinter = fingerprinter;
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
    public Uni<Review> review(PromotionDraft draft) {
        var now = now();
        var plan = check(draft, UUID.randomUUID(), now);
        var fingerprint = plan.terms().claimCode().groupCodeFingerprint();
        var review = new Review(plan, Warning.of(plan.terms(), now));
        return fingerprint == null
                ? Uni.createFrom().item(review)
                : transactions.run(work -> groupCodes
                        .isTaken(work, fingerprint, now)
                        .invoke(Refusals::groupCode)
                        .replaceWith(review));
    }

    PromotionPlan check(PromotionDraft draft, UUID promotionId, Instant now) {
        var madeUpTrackingId = "p-" + promotionId.toString().replace("-", "").substring(0, 12);
        var rules = new PromotionRules(now, madeUpTrackingId, config.maxGroupQuantity(), fingerprinter);
        return Refusals.accepted(rules.check(draft));
    }

    PromotionTerms check(Promotion promotion, Amendment amendment, Instant now) {
        var rules = new AmendmentRules(promotion, now, fingerprinter);
        Refusals.immutable(rules.immutable(amendment));
        return Refusals.accepted(rules.check(amendment));
    }

    ClaimCodeGroupPlan check(ClaimCodeGroupDraft draft) {
        return Refusals.accepted(draft.check(config.maxGroupQuantity()));
    }

    /** As exact as PostgreSQL stores it, so that what is answered now is what is read later. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
