package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import io.claimcode.contracts.event.PromotionState;
import io.claimcode.contracts.problem.ProblemType;

/**
 * Decides what codes are worth on a cart. All discounts are computed on the original prices and added, never
 * compounded. Of each seller's Preferential codes the one worth most in money applies, of the Unrestricted ones all.
 */
public final class Pricing {
    private Pricing() {}

    /** Prices a cart with codes whose terms are known; refused as a whole when one code can't be used. */
    public static Decision decide(Cart cart, List<CodeInCart> codes, Instant now) {
        var refusals = new TreeMap<Integer, Refusal>();
        var benefits = new HashMap<UUID, Benefit>();
        for (var code : codes) {
            var refusal = refusal(code.terms(), cart, now);
            if (refusal.isPresent()) {
                refusals.put(code.position(), refusal.get());
                continue;
            }
            switch (Benefit.of(code.terms(), cart)) {
                case Benefit.Outcome.Granted granted ->
                    benefits.put(code.terms().promotionId(), granted.benefit());
                case Benefit.Outcome.Missing missing ->
                    refusals.put(code.position(), Refusal.of(ProblemType.CART_NOT_ELIGIBLE, missing.detail()));
            }
        }
        return refusals.isEmpty()
                ? new Decision.Priced(combine(cart, codes, benefits))
                : new Decision.Refused(Refusal.ofCodes(refusals));
    }

    private static Optional<Refusal> refusal(Terms terms, Cart cart, Instant now) {
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

    private static Quote combine(Cart cart, List<CodeInCart> codes, Map<UUID, Benefit> benefits) {
        var outcomes = new HashMap<Integer, CodeOutcome>();
        var applied = choose(codes, benefits, outcomes);
        var remaining = cart.lines().stream().mapToLong(Cart.Line::total).toArray();
        var shares = new ArrayList<Quote.Share>();
        for (var code : applied) {
            var benefit = benefit(benefits, code);
            var byLine = benefit.byLine().clone();
            long total = 0;
            for (int line = 0; line < byLine.length; line++) {
                byLine[line] = Math.min(byLine[line], remaining[line]);
                remaining[line] -= byLine[line];
                total += byLine[line];
            }
            if (total == 0) {
                outcomes.put(code.position(), CodeOutcome.NO_EFFECT);
            } else {
                outcomes.put(code.position(), CodeOutcome.APPLIED);
                shares.add(new Quote.Share(code, byLine, total, benefit.units(), benefit.revenue()));
            }
        }
        return new Quote(cart, List.copyOf(codes), Map.copyOf(outcomes), List.copyOf(shares));
    }

    /** The codes that count, in the order in which they count; the others get their outcome. */
    private static List<CodeInCart> choose(
            List<CodeInCart> codes, Map<UUID, Benefit> benefits, Map<Integer, CodeOutcome> outcomes) {
        var ofPromotion = new TreeMap<UUID, CodeInCart>();
        for (var code : codes.stream().sorted(CodeInCart.BY_IDENTITY).toList()) {
            if (ofPromotion.putIfAbsent(code.terms().promotionId(), code) != null) {
                outcomes.put(code.position(), CodeOutcome.SAME_PROMOTION);
            }
        }
        var senior = ofPromotion.values().stream()
                .sorted(Comparator.comparing(CodeInCart::terms, Terms.SENIORITY))
                .toList();
        var best = new HashMap<String, CodeInCart>();
        for (var code : senior) {
            if (code.terms().isPreferential()) {
                best.merge(code.terms().state().seller(), code, (kept, next) -> {
                    boolean worthMore = benefit(benefits, next).total()
                            > benefit(benefits, kept).total();
                    return worthMore ? next : kept;
                });
            }
        }
        var applied = new ArrayList<CodeInCart>();
        for (var code : senior) {
            if (best.containsValue(code)) {
                applied.add(code);
            } else if (code.terms().isPreferential()) {
                outcomes.put(code.position(), CodeOutcome.PREFERENTIAL_OUTBID);
            }
        }
        senior.stream().filter(code -> !code.terms().isPreferential()).forEach(applied::add);
        return applied;
    }

    private static Benefit benefit(Map<UUID, Benefit> benefits, CodeInCart code) {
        return Objects.requireNonNull(benefits.get(code.terms().promotionId()));
    }
}
