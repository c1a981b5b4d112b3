package io.claimcode.redemption;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.outbox.OutboxRelay;
import io.claimcode.redemption.model.CodeOutcome;
import io.claimcode.redemption.model.LedgerEntry;
import io.claimcode.redemption.model.LedgerFacts;
import io.claimcode.redemption.model.LedgerVerdict;
import io.claimcode.redemption.model.Recorded;
import io.claimcode.redemption.model.Redemption;
import io.claimcode.redemption.model.Refusal;
import io.claimcode.redemption.postgres.Ledger;
import io.claimcode.redemption.postgres.LedgerUnavailable;
import io.claimcode.redemption.redis.Entrance;
import io.claimcode.redemption.redis.Gate;
import io.claimcode.redemption.redis.GateUnavailable;

/**
 * Redeems an order's codes, all or none: claim in Redis, decide in memory, write in the ledger. Whatever refuses, the
 * ledger is asked before the refusal is told, since a repetition of what was done answers as the first time.
 */
@ApplicationScoped
public class RedeemCodes {
    private final EnterCart enterCart;
    private final AssessCart assessCart;
    private final EntryWriter entries;
    private final Ledger ledger;
    private final Gate gate;
    private final HoldCodes holds;
    private final CountUnknownCodes unknownCodes;
    private final SettleClaims settle;
    private final OutboxRelay relay;
    private final RedemptionConfig config;
    private final ConcurrentHashMap<UUID, Boolean> inFlight = new ConcurrentHashMap<>();

    @Inject
    RedeemCodes(
            EnterCart enterCart,
            AssessCart assessCart,
            EntryWriter entries,
            Ledger ledger,
            Gate gate,
            HoldCodes holds,
            CountUnknownCodes unknownCodes,
            SettleClaims settle,
            OutboxRelay relay,
            RedemptionConfig config) {
        this.enterCart = enterCart;
        this.assessCart = assessCart;
        this.entries = entries;
        this.ledger = ledger;
        this.gate = gate;
        this.holds = holds;
        this.unknownCodes = unknownCodes;
        this.settle = settle;
        this.relay = relay;
        this.config = config;
    }

    /** Whether as many redemptions are worked on as may be at once. */
    public boolean isBusy() {
        return inFlight.size() >= config.maxInFlight();
    }

    /** Redeems, as of the instant at which the request arrived. Blocks; to be called from a virtual thread. */
    public RedeemOutcome handle(RedeemRequest request, Instant now) {
        if (isBusy()) {
            return unavailable();
        }
        if (inFlight.putIfAbsent(request.redemptionId(), true) != null) {
            return new RedeemOutcome.Refused(Refusal.soon(ProblemType.REQUEST_IN_PROGRESS));
        }
        try {
            return attempt(new Trial(request, now, config.maxTries(), LedgerFacts.none()));
        } catch (GateUnavailable | LedgerUnavailable e) {
            return unavailable();
        } finally {
            inFlight.remove(request.redemptionId());
        }
    }

    private RedeemOutcome attempt(Trial trial) {
        var request = trial.request;
        var attempt = enterCart.enter(request.checkout(), Entrance.Purpose.REDEEM, request.redemptionId(), null);
        var assessment = assessCart.assess(attempt, trial.facts, trial.now);
        if (assessment.unheard()) {
            attempt.release(gate);
            return unavailable();
        }
        if (assessment.ambiguous()) {
            return refuse(trial, attempt, assessment, Refusal.ambiguousSeller());
        }
        if (!attempt.pause().isZero()) {
            return refuse(trial, attempt, assessment, EnterCart.tooManyAttempts(attempt.pause()));
        }
        if (!assessment.refusals().isEmpty()) {
            return refuse(trial, attempt, assessment, Refusal.ofCodes(assessment.refusals()));
        }
        if (trial.isUnexpected(assessment)) {
            return refuse(trial, attempt, assessment, Refusal.of(ProblemType.DISCOUNT_CHANGED));
        }
        return redeem(trial, attempt, assessment);
    }

    private RedeemOutcome redeem(Trial trial, Attempt attempt, Assessment assessment) {
        var quote = assessment.quote();
        quote.outcomes().forEach((position, outcome) -> {
            if (outcome != CodeOutcome.APPLIED) {
                attempt.releaseCode(gate, position);
            }
        });
        var applied = quote.shares().stream().map(share -> share.terms()).toList();
        attempt.claimTurns(gate, entries.turns(trial.request.checkout(), applied));
        var turnRefusals = attempt.turnRefusals();
        if (!turnRefusals.isEmpty()) {
            return refuse(trial, attempt, assessment, ofPromotions(assessment, turnRefusals));
        }
        var redemption = Redemption.of(trial.request.redemptionId(), quote, trial.now);
        return write(
                trial, attempt, assessment, entries.entry(attempt, trial.request.requestHash(), quote, redemption));
    }

    private RedeemOutcome write(Trial trial, Attempt attempt, Assessment assessment, LedgerEntry entry) {
        LedgerVerdict verdict;
        try {
            verdict = ledger.redeem(entry);
            for (int i = 1; i < trial.tries && verdict.kind() == LedgerVerdict.Kind.RETRY; i++) {
                verdict = ledger.redeem(entry);
            }
        } catch (LedgerUnavailable e) {
            // The commit may have happened, or still happen: the claims stay, and only a record proves anything.
            return enterCart
                    .look(attempt, assessment)
                    .same()
                    .map(same -> replay(trial, attempt, same))
                    .orElseGet(RedeemCodes::unavailable);
        }
        return switch (verdict.kind()) {
            case RECORDED -> {
                settle.nudge();
                relay.nudge();
                if (attempt.hasHold()) {
                    holds.end(attempt);
                }
                yield new RedeemOutcome.Redeemed(entry.redemption(), false);
            }
            // Of these the ledger is asked anyway, and knows better which it is.
            case EXISTS, ORDER, CODE -> refuse(trial, attempt, assessment, verdict, ProblemType.CODE_ALREADY_REDEEMED);
            case VOIDED -> refuse(trial, attempt, assessment, verdict, ProblemType.CODE_VOIDED);
            case CUSTOMER -> refuse(trial, attempt, assessment, verdict, ProblemType.CUSTOMER_LIMIT_REACHED);
            case BUDGET -> refuse(trial, attempt, assessment, verdict, ProblemType.BUDGET_EXHAUSTED);
            case PAUSED -> refuse(trial, attempt, assessment, verdict, ProblemType.PROMOTION_PAUSED);
            case ENDED -> refuse(trial, attempt, assessment, verdict, ProblemType.PROMOTION_ENDED);
            // Of a Redis that is gone: whoever has these claims in the present one, also this same request, keeps them.
            // Nothing is claimed anew: the caller may have waited too long for this, and been refused elsewhere.
            case LOST -> unavailable();
            case UNHEARD, RETRY -> {
                attempt.release(gate);
                yield unavailable();
            }
        };
    }

    /** What the ledger said of a promotion refuses its codes; one without a code just doesn't apply. */
    private RedeemOutcome refuse(
            Trial trial, Attempt attempt, Assessment assessment, LedgerVerdict verdict, ProblemType type) {
        var promotionId = verdict.promotionId();
        var refusal = promotionId == null
                ? Refusal.of(type)
                : ofPromotions(assessment, Map.of(promotionId, Refusal.of(type)));
        boolean isClosed =
                promotionId != null && (type == ProblemType.PROMOTION_PAUSED || type == ProblemType.PROMOTION_ENDED);
        return refuse(isClosed ? trial.without(Set.of(promotionId)) : trial, attempt, assessment, refusal);
    }

    /** Tells a refusal, unless the ledger knows better. */
    private RedeemOutcome refuse(Trial trial, Attempt attempt, Assessment assessment, Refusal refusal) {
        var known = enterCart.look(attempt, assessment);
        if (known.same().isPresent()) {
            return replay(trial, attempt, known.same().get());
        }
        attempt.release(gate);
        if (known.ofOrder().isPresent()) {
            return new RedeemOutcome.Refused(
                    Refusal.orderRedeemed(known.ofOrder().get()));
        }
        if (refusal.type() == ProblemType.TOO_MANY_ATTEMPTS) {
            return new RedeemOutcome.Refused(refusal);
        }
        boolean stale = attempt.removeStale(gate, known.facts());
        if (stale || contradicts(refusal, known.facts())) {
            return trial.tries > 1 ? attempt(trial.next()) : unavailable();
        }
        var facts = trial.facts.and(known.facts());
        var excluded = assessment.excluded(facts);
        if (!excluded.isEmpty()) {
            return trial.tries > 1 ? attempt(trial.without(excluded).next()) : unavailable();
        }
        return tell(attempt, assessCart.assess(attempt, facts, trial.now), refusal);
    }

    private RedeemOutcome tell(Attempt attempt, Assessment assessment, Refusal refusal) {
        var told = told(assessment, refusal);
        if (told.type() == ProblemType.CODE_UNKNOWN) {
            var unknown = unknownCodes.count(attempt, assessment.refusals());
            return new RedeemOutcome.Refused(unknown.orElse(told));
        }
        return told.type() == ProblemType.DISCOUNT_CHANGED
                ? new RedeemOutcome.DiscountChanged(assessment.quote())
                : new RedeemOutcome.Refused(told);
    }

    /** What another was about to do when this one came may be done by now: then the ledger's word counts. */
    private static Refusal told(Assessment assessment, Refusal refusal) {
        if (assessment.refusals().isEmpty()) {
            return refusal;
        }
        var known = Refusal.ofCodes(assessment.refusals());
        return refusal.type() == ProblemType.REQUEST_IN_PROGRESS ? known : Refusal.first(known, refusal);
    }

    /** Said of a code or customer that is free by now: whoever had it has given it back. */
    private static boolean contradicts(Refusal refusal, LedgerFacts known) {
        return switch (refusal.type()) {
            case CODE_ALREADY_REDEEMED ->
                known.spentCodes().isEmpty() && known.voidedCodes().isEmpty();
            case CUSTOMER_LIMIT_REACHED -> known.customerHadTurn().isEmpty();
            default -> false;
        };
    }

    /** Answers as the first time, unless it was another request or was undone: then nothing of this one stays claimed. */
    private RedeemOutcome replay(Trial trial, Attempt attempt, Recorded recorded) {
        var redemption = recorded.redemption();
        boolean same = redemption == null || MessageDigest.isEqual(trial.request.requestHash(), recorded.requestHash());
        if (same && redemption != null && recorded.status() != Recorded.Status.CANCELLED) {
            if (attempt.hasHold()) {
                holds.end(attempt);
            }
            return new RedeemOutcome.Redeemed(redemption, true);
        }
        attempt.release(gate);
        return new RedeemOutcome.Refused(
                Refusal.of(same ? ProblemType.REDEMPTION_CANCELLED : ProblemType.IDEMPOTENCY_KEY_REUSED));
    }

    /** One refusal for those of several promotions, naming the codes concerned. */
    private static Refusal ofPromotions(Assessment assessment, Map<UUID, Refusal> refusals) {
        var byCode = new TreeMap<Integer, Refusal>();
        for (var code : assessment.quote().codes()) {
            var refusal = refusals.get(code.terms().promotionId());
            if (refusal != null) {
                byCode.put(code.position(), refusal);
            }
        }
        return byCode.isEmpty() ? refusals.values().iterator().next() : Refusal.ofCodes(byCode);
    }

    private static RedeemOutcome unavailable() {
        return new RedeemOutcome.Refused(Refusal.soon(ProblemType.TEMPORARILY_UNAVAILABLE));
    }

    /**
     * One try of a request.
     *
     * @param tries how many are left, this one included
     * @param facts what earlier tries have learnt from the ledger
     */
    private record Trial(RedeemRequest request, Instant now, int tries, LedgerFacts facts) {
        Trial next() {
            return new Trial(request, now, tries - 1, facts);
        }

        Trial without(Set<UUID> promotions) {
            return new Trial(request, now, tries, facts.without(promotions));
        }

        boolean isUnexpected(Assessment assessment) {
            var expected = request.expectedDiscount();
            return expected.isPresent()
                    && expected.getAsLong() != assessment.quote().discount();
        }
    }
}
