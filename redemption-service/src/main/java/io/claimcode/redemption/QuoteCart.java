package io.claimcode.redemption;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.redemption.model.LedgerFacts;
import io.claimcode.redemption.model.Refusal;
import io.claimcode.redemption.postgres.LedgerUnavailable;
import io.claimcode.redemption.redis.Entrance;
import io.claimcode.redemption.redis.GateUnavailable;

/**
 * Says what codes are worth on a cart, and changes nothing. It decides as a redemption does, on the same knowledge;
 * while the ledger is away it goes by the gate alone.
 */
@ApplicationScoped
public class QuoteCart {
    private final EnterCart enterCart;
    private final AssessCart assessCart;
    private final CountUnknownCodes unknownCodes;

    @Inject
    QuoteCart(EnterCart enterCart, AssessCart assessCart, CountUnknownCodes unknownCodes) {
        this.enterCart = enterCart;
        this.assessCart = assessCart;
        this.unknownCodes = unknownCodes;
    }

    /** Quotes, as of the instant at which the request arrived. Blocks; to be called from a virtual thread. */
    public QuoteOutcome handle(Checkout checkout, Instant now) {
        try {
            return quote(checkout, now);
        } catch (GateUnavailable e) {
            return new QuoteOutcome.Refused(Refusal.soon(ProblemType.TEMPORARILY_UNAVAILABLE));
        }
    }

    private QuoteOutcome quote(Checkout checkout, Instant now) {
        var attempt = enterCart.enter(checkout, Entrance.Purpose.QUOTE, null, null);
        if (!attempt.pause().isZero()) {
            return new QuoteOutcome.Refused(EnterCart.tooManyAttempts(attempt.pause()));
        }
        var assessment = settled(attempt, now);
        if (assessment.unheard()) {
            return new QuoteOutcome.Refused(Refusal.soon(ProblemType.TEMPORARILY_UNAVAILABLE));
        }
        if (assessment.ambiguous()) {
            return new QuoteOutcome.Refused(Refusal.ambiguousSeller());
        }
        return unknownCodes
                .count(attempt, assessment.refusals())
                .<QuoteOutcome>map(QuoteOutcome.Refused::new)
                .orElseGet(() -> new QuoteOutcome.Quoted(assessment.quote(), assessment.refusals()));
    }

    /** What the ledger refuses changes what the rest is worth, so it is asked until it has nothing more to say. */
    private Assessment settled(Attempt attempt, Instant now) {
        var facts = LedgerFacts.none();
        var assessment = assessCart.assess(attempt, facts, now);
        for (int round = 0; round <= attempt.codes().size(); round++) {
            LedgerFacts known;
            try {
                known = facts.and(enterCart.look(attempt, assessment).facts());
            } catch (LedgerUnavailable e) {
                return assessment;
            }
            if (known.equals(facts)) {
                return assessment;
            }
            facts = known;
            assessment = assessCart.assess(attempt, facts, now);
        }
        return assessment;
    }
}
