package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.claimcode.contracts.event.PromotionState;

/**
 * Something allowed that a seller may not have meant.
 *
 * @param kind what
 */
public record Warning(Kind kind) {
    /** The kinds of warning. */
    public enum Kind {
        /** Nothing limits what the promotion may cost in all. */
        NO_BUDGET,
        /** One order may get the discount on any number of units. */
        NO_UNIT_CAP,
        /** It counts from the moment of its creation. */
        STARTS_NOW
    }

    /** All that is worth a second look in these terms, were they created now. */
    public static List<Warning> of(PromotionTerms terms, Instant now) {
        var warnings = new ArrayList<Warning>();
        var limits = terms.limits();
        if (limits.maxRedemptions() == null && limits.maxDiscount() == null) {
            warnings.add(new Warning(Kind.NO_BUDGET));
        }
        if (limits.maxUnitsPerOrder() == null && terms.type() != PromotionState.Type.FREE_SHIPPING) {
            warnings.add(new Warning(Kind.NO_UNIT_CAP));
        }
        if (!terms.schedule().from().isAfter(now)) {
            warnings.add(new Warning(Kind.STARTS_NOW));
        }
        return List.copyOf(warnings);
    }
}
