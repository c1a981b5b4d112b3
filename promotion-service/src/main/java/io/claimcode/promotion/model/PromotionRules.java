package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.Limits;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.promotion.model.PromotionDraft.LimitsDraft;
import io.claimcode.promotion.model.PromotionDraft.ScheduleDraft;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a draft can become a promotion, finds all that is wrong at once, and fills in the defaults.
 *
 * @param now decides what lies in the past
 * @param madeUpTrackingId for drafts without one
 * @param maxGroupQuantity codes of one claim code group
 * @param fingerprinter says by what others know a shared code
 * @param saved those of the seller's product selections that a draft names, by id
 */
public record PromotionRules(
        Instant now,
        String madeUpTrackingId,
        int maxGroupQuantity,
        Fingerprinter fingerprinter,
        Map<String, ItemSelection> saved) {
    private static final int MAX_UNITS = 1_000_000;
    private static final long MAX_REDEMPTIONS = 1_000_000_000L;

    /** The promotion that a draft asks for, or all that is wrong with it. */
    public Checked<PromotionPlan> check(PromotionDraft draft) {
        var findings = new Findings();
        var schedules = new ScheduleRules(findings, now);
        var terms = terms(draft, findings, schedule -> schedules.schedule("/schedule", schedule));
        return findings.accept(new PromotionPlan(
                terms, group(draft.claimCodeGroup(), terms.claimCode().kind(), findings)));
    }

    /** What a promotion that exists would become, or all that is wrong with it. */
    Checked<PromotionTerms> check(PromotionDraft draft, Promotion before) {
        var findings = new Findings();
        var schedules = new ScheduleRules(findings, now);
        var terms = terms(draft, findings, schedule -> schedules.changed("/schedule", schedule, before));
        AmendmentRules.refuseLower(before.terms().limits(), terms.limits(), findings);
        return findings.accept(terms);
    }

    private PromotionTerms terms(
            PromotionDraft draft, Findings findings, Function<@Nullable ScheduleDraft, Schedule> schedule) {
        if (draft.type() == null) {
            findings.refuse("/type", "is required");
        }
        var type = findings.choice("/type", draft.type(), PromotionState.Type.PERCENTAGE_OFF);
        var description = findings.text("/internalDescription", draft.internalDescription(), 200);
        var trackingId = trackingId(draft.trackingId(), findings);
        var money = new MoneyRules(draft.currency(), findings);
        var benefits = new BenefitRules(findings, money);
        var items = new ItemRules(findings, saved);
        var codes = new ClaimCodeRules(findings, fingerprinter);
        return new PromotionTerms(
                type,
                description,
                trackingId,
                money.currency(),
                benefits.purchases("/buyerPurchases", draft.buyerPurchases()),
                items.purchased("/purchasedItems", draft.purchasedItems()),
                items.excluded("/excludedItems", draft.excludedItems()),
                benefits.benefit("/buyerGets", type, draft.buyerGets()),
                schedule.apply(draft.schedule()),
                codes.terms("/claimCode", draft.claimCode()),
                draft.claimCode() == null ? null : draft.claimCode().groupCode(),
                limits("/limits", draft.limits(), money, findings),
                draft.messaging() == null ? Messaging.NONE : draft.messaging().check("/messaging", findings));
    }

    private String trackingId(@Nullable String given, Findings findings) {
        if (given == null) {
            return madeUpTrackingId;
        }
        var trackingId = findings.text("/trackingId", given, 100);
        findings.refuseIf(
                trackingId.codePoints().anyMatch(each -> Character.isWhitespace(each) || Character.isSpaceChar(each)),
                "/trackingId",
                "must not contain spaces");
        return trackingId;
    }

    private static Limits limits(String at, @Nullable LimitsDraft draft, MoneyRules money, Findings findings) {
        if (draft == null) {
            return new Limits(null, null, null);
        }
        var units = draft.maxUnitsPerOrder() == null
                ? null
                : Integer.valueOf((int) findings.whole(at + "/maxUnitsPerOrder", draft.maxUnitsPerOrder(), MAX_UNITS));
        var redemptions = draft.maxRedemptions() == null
                ? null
                : Long.valueOf(findings.whole(at + "/maxRedemptions", draft.maxRedemptions(), MAX_REDEMPTIONS));
        var discount = draft.maxDiscount() == null ? null : money.positive(at + "/maxDiscount", draft.maxDiscount());
        return new Limits(units, redemptions, discount);
    }

    private @Nullable ClaimCodeGroupPlan group(
            @Nullable ClaimCodeGroupDraft draft, ClaimCodeTerms.Kind kind, Findings findings) {
        if (draft == null) {
            return null;
        }
        if (kind != ClaimCodeTerms.Kind.SINGLE_USE) {
            findings.absent("/claimCodeGroup", draft, "claim codes of kind " + kind);
            return null;
        }
        return draft.check("/claimCodeGroup", maxGroupQuantity, findings);
    }
}
