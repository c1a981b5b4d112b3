package io.claimcode.redemption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.redemption.model.Cart;
import io.claimcode.redemption.model.CodeInCart;
import io.claimcode.redemption.model.LedgerFacts;
import io.claimcode.redemption.model.Pricing;
import io.claimcode.redemption.model.Refusal;
import io.claimcode.redemption.model.Terms;
import io.claimcode.redemption.redis.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Says which codes of a cart can be used and what they are worth: the one way by which quotes, holds and redemptions
 * decide, so that what a quote promises a redemption gives. Memory only.
 */
@ApplicationScoped
class AssessCart {
    private final TermsBook book;

    @Inject
    AssessCart(TermsBook book) {
        this.book = book;
    }

    /**
     * Assesses a cart.
     *
     * @param attempt with its codes' claims
     * @param facts what the ledger is known to say against it
     */
    Assessment assess(Attempt attempt, LedgerFacts facts, Instant now) {
        var refusals = new TreeMap<Integer, Refusal>();
        var known = new ArrayList<CodeInCart>();
        // Shared codes and promotions without a code are known from memory alone.
        boolean unheard = !book.isComplete();
        for (int position = 0; position < attempt.codes().size(); position++) {
            var found = find(attempt, position, facts);
            unheard |= found.unheard;
            add(refusals, position, found.refusal);
            if (found.code != null) {
                known.add(found.code);
                ledger(found.code, facts).ifPresent(refusal -> add(refusals, found.code.position(), refusal));
            }
        }
        var checkout = attempt.checkout();
        var sellers = new HashSet<String>();
        known.forEach(code -> sellers.add(code.terms().state().seller()));
        var cart = checkout.cart()
                .withSeller(sellers.size() == 1 ? sellers.iterator().next() : null);
        for (var code : known) {
            Pricing.refusal(code.terms(), cart, now).ifPresent(refusal -> add(refusals, code.position(), refusal));
        }
        var usable = known.stream()
                .filter(code -> !refusals.containsKey(code.position()))
                .toList();
        var quote = Pricing.price(cart, usable, automatic(checkout, cart, facts), now);
        quote.refusals().forEach((position, refusal) -> add(refusals, position, refusal));
        quote = quote.ofUsableCodes();
        var promotions = new HashSet<Terms>();
        known.forEach(code -> promotions.add(code.terms()));
        quote.shares().forEach(share -> promotions.add(share.terms()));
        return new Assessment(quote, refusals, promotions, unheard, sellers.size() > 1 && !cart.hasSellers());
    }

    private Found find(Attempt attempt, int position, LedgerFacts facts) {
        var checkout = attempt.checkout();
        var shared = book.groupCode(attempt.shared(position));
        if (shared.isPresent()) {
            var terms = shared.get();
            return checkout.mayActFor(terms.state().seller())
                    ? new Found(new CodeInCart(position, null, null, terms), null, false)
                    : Found.UNKNOWN;
        }
        var claim = attempt.claim(position);
        if (claim == null || claim.entry() == null) {
            return Found.UNKNOWN;
        }
        var known = book.find(claim.entry().batchNumber());
        if (known.isEmpty()) {
            return Found.UNHEARD;
        }
        var group = known.get().group();
        var terms = known.get().terms();
        return switch (group.status()) {
            // The code is there, so its batch may be ready and only the news late: not "unknown".
            case REQUESTED -> Found.UNHEARD;
            case FAILED, CANCELLED -> Found.UNKNOWN;
            case READY, VOIDED ->
                checkout.mayActFor(terms.state().seller())
                        ? new Found(
                                new CodeInCart(position, claim.entry(), group.groupId(), terms),
                                switch (group.status()) {
                                    case VOIDED -> Refusal.of(ProblemType.CODE_VOIDED);
                                    default ->
                                        claim.isPermanent() && facts.contradictsClaimOf(position)
                                                ? null
                                                : refusal(claim);
                                },
                                false)
                        : Found.UNKNOWN;
        };
    }

    /** The refusal that follows from how a code's claim stands. */
    private static @Nullable Refusal refusal(Claim claim) {
        return switch (claim.standing()) {
            case CLAIMED, MINE, FREE -> null;
            case UNKNOWN -> Refusal.of(ProblemType.CODE_UNKNOWN);
            case VOIDED -> Refusal.of(ProblemType.CODE_VOIDED);
            case DONE, REDEEMED -> Refusal.of(ProblemType.CODE_ALREADY_REDEEMED);
            case IN_PROGRESS, HELD -> held(claim.millisecondsLeft());
            case NOT_READY -> Refusal.soon(ProblemType.TEMPORARILY_UNAVAILABLE);
        };
    }

    private static Refusal held(long millisecondsLeft) {
        int seconds = (int) Math.max(1, (millisecondsLeft + 999) / 1000);
        return new Refusal(ProblemType.CODE_HELD, null, Map.of(), seconds, null);
    }

    private static Optional<Refusal> ledger(CodeInCart code, LedgerFacts facts) {
        var promotionId = code.terms().promotionId();
        if (facts.voidedCodes().contains(code.position())) {
            return Optional.of(Refusal.of(ProblemType.CODE_VOIDED));
        }
        if (facts.spentCodes().contains(code.position())) {
            return Optional.of(Refusal.of(ProblemType.CODE_ALREADY_REDEEMED));
        }
        if (facts.customerHadTurn().contains(promotionId)) {
            return Optional.of(Refusal.of(ProblemType.CUSTOMER_LIMIT_REACHED));
        }
        return facts.overBudget().contains(promotionId)
                ? Optional.of(Refusal.of(ProblemType.BUDGET_EXHAUSTED))
                : Optional.empty();
    }

    /** The promotions that need no code, of the sellers whose items are in the cart. */
    private List<Terms> automatic(Checkout checkout, Cart cart, LedgerFacts facts) {
        if (!cart.hasSellers()) {
            return List.of();
        }
        return cart.sellers().stream()
                .filter(checkout::mayActFor)
                .flatMap(seller -> book.automatic(seller).stream())
                .filter(terms -> !facts.excludes(terms.promotionId()))
                .toList();
    }

    /** Keeps the refusal first in precedence. */
    private static void add(Map<Integer, Refusal> refusals, int position, @Nullable Refusal refusal) {
        if (refusal != null) {
            refusals.merge(position, refusal, (known, news) -> news.type().compareTo(known.type()) < 0 ? news : known);
        }
    }

    private record Found(
            @Nullable CodeInCart code, @Nullable Refusal refusal, boolean unheard) {
        static final Found UNKNOWN = new Found(null, Refusal.of(ProblemType.CODE_UNKNOWN), false);
        static final Found UNHEARD = new Found(null, null, true);
    }
}
