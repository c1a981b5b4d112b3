package io.claimcode.redemption.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What candidates take off a cart together. Of each seller's Preferential codes the one worth most in money applies; it
 * counts before all others, which count by seniority. Nothing goes below zero: the last is cut.
 */
final class Stacking {
    private static final Comparator<Candidate> BY_CODE =
            Comparator.comparing(Candidate::code, Comparator.nullsLast(CodeInCart.BY_IDENTITY));

    private final Cart cart;
    private final long[] lines;
    private long shipping;
    private final Map<Integer, CodeOutcome> outcomes = new HashMap<>();
    private final List<Quote.Share> shares = new ArrayList<>();

    private Stacking(Cart cart) {
        this.cart = cart;
        this.lines = cart.lines().stream().mapToLong(Cart.Line::total).toArray();
        this.shipping = cart.shipping();
    }

    static Stacking of(Cart cart, List<Candidate> candidates) {
        var stacking = new Stacking(cart);
        var promotions = stacking.oneOfEachPromotion(candidates);
        for (var candidate : stacking.inOrder(promotions)) {
            stacking.take(candidate);
        }
        return stacking;
    }

    /** What became of each code, by its position. */
    Map<Integer, CodeOutcome> outcomes() {
        return outcomes;
    }

    List<Quote.Share> shares() {
        return shares;
    }

    private Collection<Candidate> oneOfEachPromotion(List<Candidate> candidates) {
        var ofPromotion = new TreeMap<UUID, Candidate>();
        candidates.stream().sorted(BY_CODE).forEach(candidate -> {
            if (ofPromotion.putIfAbsent(candidate.promotionId(), candidate) != null) {
                settle(candidate, CodeOutcome.SAME_PROMOTION);
            }
        });
        return ofPromotion.values();
    }

    private List<Candidate> inOrder(Collection<Candidate> promotions) {
        var senior = promotions.stream().sorted(Candidate.SENIORITY).toList();
        var best = new HashMap<String, Candidate>();
        for (var candidate : senior) {
            if (candidate.isPreferential()) {
                best.merge(
                        candidate.terms().state().seller(),
                        candidate,
                        (kept, next) -> next.benefit().total() > kept.benefit().total() ? next : kept);
            }
        }
        var order = new ArrayList<>(
                best.values().stream().sorted(Candidate.SENIORITY).toList());
        var chosen = order.stream().map(Candidate::promotionId).collect(Collectors.toSet());
        for (var candidate : senior) {
            if (!candidate.isPreferential()) {
                order.add(candidate);
            } else if (!chosen.contains(candidate.promotionId())) {
                settle(candidate, CodeOutcome.PREFERENTIAL_OUTBID);
            }
        }
        return order;
    }

    private void take(Candidate candidate) {
        var benefit = candidate.benefit();
        var byLine = new long[lines.length];
        var units = new int[lines.length];
        long shippingOff = Math.min(benefit.shipping(), shipping);
        shipping -= shippingOff;
        long total = shippingOff;
        long revenue = shippingOff > 0 ? cart.shipping() : 0;
        for (int line = 0; line < lines.length; line++) {
            byLine[line] = Math.min(benefit.byLine()[line], lines[line]);
            lines[line] -= byLine[line];
            total += byLine[line];
            if (byLine[line] > 0) {
                units[line] = benefit.unitsByLine()[line];
                revenue += cart.lines().get(line).unitPrice() * units[line];
            }
        }
        if (total == 0) {
            settle(candidate, CodeOutcome.NO_EFFECT);
            return;
        }
        settle(candidate, CodeOutcome.APPLIED);
        shares.add(new Quote.Share(candidate.terms(), candidate.code(), byLine, units, shippingOff, revenue));
    }

    private void settle(Candidate candidate, CodeOutcome outcome) {
        if (candidate.code() != null) {
            outcomes.put(candidate.code().position(), outcome);
        }
    }
}
