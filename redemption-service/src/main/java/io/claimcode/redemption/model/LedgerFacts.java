package io.claimcode.redemption.model;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What the ledger knows against a cart.
 *
 * @param asked whether it was asked at all; else nothing here means anything
 * @param spentCodes positions of codes that are redeemed
 * @param voidedCodes positions of codes that were voided
 * @param customerHadTurn promotions that the customer has used
 * @param overBudget promotions whose budget doesn't allow what the cart would get
 * @param closed promotions that are paused or over, of which this instance hasn't heard yet
 */
public record LedgerFacts(
        boolean asked,
        Set<Integer> spentCodes,
        Set<Integer> voidedCodes,
        Set<UUID> customerHadTurn,
        Set<UUID> overBudget,
        Set<UUID> closed) {
    /** Nothing known, since it wasn't asked. */
    public static LedgerFacts none() {
        return none(false);
    }

    /** Nothing known against the cart so far. */
    public static LedgerFacts none(boolean asked) {
        return new LedgerFacts(
                asked, new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    /** Both together. */
    public LedgerFacts and(LedgerFacts more) {
        return new LedgerFacts(
                asked || more.asked,
                union(spentCodes, more.spentCodes),
                union(voidedCodes, more.voidedCodes),
                union(customerHadTurn, more.customerHadTurn),
                union(overBudget, more.overBudget),
                union(closed, more.closed));
    }

    /** These, and promotions that are out of question. */
    public LedgerFacts without(Set<UUID> promotions) {
        return and(new LedgerFacts(false, Set.of(), Set.of(), Set.of(), Set.of(), promotions));
    }

    /** Whether the ledger was asked and knows nothing of a claim on this code that is there for ever. */
    public boolean contradictsClaimOf(int position) {
        return asked && !spentCodes.contains(position) && !voidedCodes.contains(position);
    }

    /** Whether a promotion is out of question. */
    public boolean excludes(UUID promotionId) {
        return customerHadTurn.contains(promotionId)
                || overBudget.contains(promotionId)
                || closed.contains(promotionId);
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
