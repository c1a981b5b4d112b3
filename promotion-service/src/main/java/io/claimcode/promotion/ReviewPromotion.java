package io.claimcode.promotion;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.Amendment;
import io.claimcode.promotion.model.AmendmentRules;
import io.claimcode.promotion.model.ClaimCodeGroupDraft;
import io.claimcode.promotion.model.ClaimCodeGroupPlan;
import io.claimcode.promotion.model.Exposure;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionDraft;
import io.claimcode.promotion.model.PromotionPlan;
import io.claimcode.promotion.model.PromotionRules;
import io.claimcode.promotion.model.PromotionTerms;
import io.claimcode.promotion.model.Standing;
import io.claimcode.promotion.model.Warning;
import io.claimcode.promotion.postgres.ExposureStore;
import io.claimcode.promotion.postgres.GroupCodes;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;

/** Checks what a seller asks for, as its creation would, and creates nothing. */
@Singleton
public final class ReviewPromotion {
    private final Transactions transactions;
    private final GroupCodes groupCodes;
    private final ExposureStore exposures;
    private final TakeOverSelections selections;
    private final Fingerprinter fingerprinter;
    private final PromotionConfig config;
    private final Clock clock;

    ReviewPromotion(
            Transactions transactions,
            GroupCodes groupCodes,
            ExposureStore exposures,
            TakeOverSelections selections,
            Fingerprinter fingerprinter,
            PromotionConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.groupCodes = groupCodes;
        this.exposures = exposures;
        this.selections = selections;
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

    /** What a seller's draft would become now. */
    public Uni<Review> review(String seller, PromotionDraft draft) {
        var now = now();
        return transactions.run(work -> selections.of(work, seller, draft).chain(saved -> {
            var plan = check(draft, saved, UUID.randomUUID(), now);
            return refuseTakenCode(work, plan, now)
                    .chain(() -> others(work, seller, plan.terms(), now))
                    .map(others -> new Review(plan, Warning.of(plan, others, config.stackingThreshold(), now)));
        }));
    }

    /** The tracking id of a promotion whose seller names none. */
    public static String madeUpTrackingId(UUID promotionId) {
        return "p-" + promotionId.toString().replace("-", "").substring(0, 12);
    }

    private Uni<Void> refuseTakenCode(SqlWork work, PromotionPlan plan, Instant now) {
        var fingerprint = plan.terms().claimCode().groupCodeFingerprint();
        return fingerprint == null
                ? Uni.createFrom().voidItem()
                : groupCodes
                        .isTaken(work, fingerprint, now)
                        .invoke(Refusals::groupCode)
                        .replaceWithVoid();
    }

    private Uni<List<Standing>> others(SqlWork work, String seller, PromotionTerms terms, Instant now) {
        return Exposure.of(terms)
                .map(exposure -> exposures.others(work, seller, terms.currency(), exposure, terms.schedule(), now))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    /**
     * What a draft would become now.
     *
     * @param saved the product selections that it names, by id
     */
    PromotionPlan check(PromotionDraft draft, Map<String, ItemSelection> saved, UUID promotionId, Instant now) {
        var rules =
                new PromotionRules(now, madeUpTrackingId(promotionId), config.maxGroupQuantity(), fingerprinter, saved);
        return Refusals.accepted(rules.check(draft));
    }

    PromotionTerms check(Promotion promotion, Amendment<PromotionDraft> amendment, Instant now) {
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
