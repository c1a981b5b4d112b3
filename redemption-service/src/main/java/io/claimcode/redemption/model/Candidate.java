package io.claimcode.redemption.model;

import java.util.Comparator;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A promotion that may apply to a cart.
 *
 * @param code the code by which it applies; null where it needs none
 * @param benefit what it takes off by itself
 */
record Candidate(Terms terms, @Nullable CodeInCart code, Benefit benefit) {
    static final Comparator<Candidate> SENIORITY = Comparator.comparing(Candidate::terms, Terms.SENIORITY);

    UUID promotionId() {
        return terms.promotionId();
    }

    /** Whether at most one of its seller's applies. A promotion without a code competes with none. */
    boolean isPreferential() {
        return code != null && terms.isPreferential();
    }
}
