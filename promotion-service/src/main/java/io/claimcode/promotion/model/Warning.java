package io.claimcode.promotion.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.PromotionState;
import org.jspecify.annotations.Nullable;

/**
 * Something allowed that a seller may not have meant.
 *
 * @param kind what
 * @param worstCasePercent which share of an item's price can be given away at most, where it is about that
 * @param with the other promotions to which it is due, those that take off most first
 */
public record Warning(Kind kind, @Nullable String worstCasePercent, List<UUID> with) {
    /** The kinds of warning. */
    public enum Kind {
        /** Together with other promotions it can give away much of an item's price. */
        STACKING("Together with other promotions it can take this share of the price off an item."),
        /** By itself it can give away much of an item's price. */
        DEEP_DISCOUNT("By itself it can take this share of the price off an item."),
        /** Nothing limits what the promotion may cost in all. */
        NO_BUDGET("Nothing limits how often it is redeemed or what it costs in all."),
        /** One order may get the discount on any number of units. */
        NO_UNIT_CAP("One order gets the discount on any number of units."),
        /** It counts from the moment of its creation. */
        STARTS_NOW("It starts at once: it can't be cancelled any more, only ended."),
        /** Every buyer gets it, and it combines with everything. */
        NO_CODE_NEEDED("Every buyer gets it without a code, beside any other promotion."),
        /** A shared code that anybody can use again and again. */
        REPEATABLE_CODE("Whoever knows the shared code can use it any number of times."),
        /** Some of the codes can never be redeemed. */
        MORE_CODES_THAN_REDEMPTIONS("The first group has more codes than may be redeemed in all."),
        /** A text on the item's page tells all of codes that only some have. */
        ADVERTISED("The item's page tells everybody of codes that only those have to whom they are given.");

        private final String detail;

        Kind(String detail) {
            this.detail = detail;
        }

        /** What it means, for the seller. */
        public String detail() {
            return detail;
        }
    }

    private static Warning of(Kind kind) {
        return new Warning(kind, null, List.of());
    }

    private static Warning of(Kind kind, int hundredths, List<UUID> with) {
        var percent = BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
        return new Warning(kind, percent, with);
    }

    /**
     * All that is worth a second look in a plan, were it created now.
     *
     * @param others the seller's promotions that are live or pending
     * @param threshold from which share of an item's price on it is too much, in percent
     */
    public static List<Warning> of(PromotionPlan plan, List<Standing> others, int threshold, Instant now) {
        var terms = plan.terms();
        var warnings = new ArrayList<Warning>();
        Exposure.of(terms).ifPresent(exposure -> {
            var schedule = terms.schedule();
            var stacking = Stacking.of(exposure, schedule.from(), schedule.until(), others);
            if (!stacking.with().isEmpty() && stacking.hundredths() > threshold * 100) {
                warnings.add(of(Kind.STACKING, stacking.hundredths(), stacking.with()));
            }
            if (exposure.hundredths() > threshold * 100 && terms.buyerGets().kind() != BuyerGets.Kind.FREE_ITEMS) {
                warnings.add(of(Kind.DEEP_DISCOUNT, exposure.hundredths(), List.of()));
            }
        });
        var limits = terms.limits();
        if (limits.maxRedemptions() == null && limits.maxDiscount() == null) {
            warnings.add(of(Kind.NO_BUDGET));
        }
        if (limits.maxUnitsPerOrder() == null && terms.type() != PromotionState.Type.FREE_SHIPPING) {
            warnings.add(of(Kind.NO_UNIT_CAP));
        }
        if (!terms.schedule().from().isAfter(now)) {
            warnings.add(of(Kind.STARTS_NOW));
        }
        warnings.addAll(ofCodes(plan));
        return List.copyOf(warnings);
    }

    private static List<Warning> ofCodes(PromotionPlan plan) {
        var warnings = new ArrayList<Warning>();
        var terms = plan.terms();
        var codes = terms.claimCode();
        var group = plan.claimCodeGroup();
        var maxRedemptions = terms.limits().maxRedemptions();
        if (codes.kind() == ClaimCodeTerms.Kind.NONE) {
            warnings.add(of(Kind.NO_CODE_NEEDED));
        }
        if (codes.kind() == ClaimCodeTerms.Kind.GROUP && !codes.oneRedemptionPerCustomer()) {
            warnings.add(of(Kind.REPEATABLE_CODE));
        }
        if (group != null && maxRedemptions != null && group.quantity() > maxRedemptions) {
            warnings.add(of(Kind.MORE_CODES_THAN_REDEMPTIONS));
        }
        if (codes.kind() == ClaimCodeTerms.Kind.SINGLE_USE && terms.messaging().detailPageDisplayText() != null) {
            warnings.add(of(Kind.ADVERTISED));
        }
        return warnings;
    }
}
