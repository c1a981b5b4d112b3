package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.claimcode.contracts.event.PromotionState;
import io.claimcode.contracts.problem.ProblemType;

/**
 * Decides what promotions are worth on a cart. All discounts are computed on the original prices and added, never
 * compounded. Of each seller's Preferential codes the one worth most in money applies, and every Unrestricted code and
 * every promotion without a code.
 */
public final class Pricing {
    private Pricing() {}

    /**
     * Prices a cart. A code that can't be used is named and left out; whether that refuses the whole is the caller's
     * rule. A promotion without a code that can't is left out silently.
     *
     * @param codes codes whose terms are known
     * @param automatic promotions that need no code and may concern this cart
     */
    public static Quote price(Cart cart, List<CodeInCart> codes, List<Terms> automatic, Instant now) {
        var refusals = new HashMap<Integer, Refusal>();
        var candidates = new ArrayList<Candidate>();
        for (var code : codes) {
            switch (measure(code.terms(), cart, now)) {
                case Measured.Usable usable -> candidates.add(new Candidate(code.terms(), code, usable.benefit()));
                case Measured.Refused refused -> refusals.put(code.position(), refused.refusal());
            }
        }
        for (var terms : automatic) {
            if (measure(terms, cart, now) instanceof Measured.Usable usable) {
                candidates.add(new Candidate(terms, null, usable.benefit()));
            }
        }
        var stacking = Stacking.of(cart, candidates);
        return new Quote(
                cart,
                List.copyOf(codes),
                Map.copyOf(stacking.outcomes()),
                Map.copyOf(refusals),
                List.copyOf(stacking.shares()));
    }

    private static Measured measure(Terms terms, Cart cart, Instant now) {
        var refusal = refusal(terms, cart, now);
        if (refusal.isPresent()) {
            return new Measured.Refused(refusal.get());
        }
        return switch (Benefit.of(terms, cart)) {
            case Benefit.Outcome.Granted granted -> new Measured.Usable(granted.benefit());
            case Benefit.Outcome.Missing missing ->
                new Measured.Refused(Refusal.of(ProblemType.CART_NOT_ELIGIBLE, missing.detail()));
        };
    }

    /** Why a promotion's state, schedule or currency don't allow it on this cart. */
    public static Optional<Refusal> refusal(Terms terms, Cart cart, Instant now) {
        return switch (terms.state().status()) {
            case ENDED, CANCELLED -> Optional.of(Refusal.of(ProblemType.PROMOTION_ENDED));
            case ACTIVE, PAUSED -> {
                if (terms.hasEnded(now)) {
                    yield Optional.of(Refusal.of(ProblemType.PROMOTION_ENDED));
                }
                if (!terms.hasStarted(now)) {
                    yield Optional.of(Refusal.of(ProblemType.PROMOTION_NOT_STARTED));
                }
                if (terms.state().status() == PromotionState.Status.PAUSED) {
                    yield Optional.of(Refusal.of(ProblemType.PROMOTION_PAUSED));
                }
                yield terms.currency().equals(cart.currency())
                        ? Optional.empty()
                        : Optional.of(Refusal.of(ProblemType.CURRENCY_MISMATCH));
            }
        };
    }

    private sealed interface Measured {
        record Usable(Benefit benefit) implements Measured {}

        record Refused(Refusal refusal) implements Measured {}
    }
}
