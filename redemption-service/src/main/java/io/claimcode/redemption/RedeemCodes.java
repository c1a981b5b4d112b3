package io.claimcode.redemption;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.kit.outbox.OutboxRelay;
import io.claimcode.redemption.model.Cart;
import io.claimcode.redemption.model.ClaimCodeGroup;
import io.claimcode.redemption.model.Claimant;
import io.claimcode.redemption.model.CodeInCart;
import io.claimcode.redemption.model.CodeOutcome;
import io.claimcode.redemption.model.Decision;
import io.claimcode.redemption.model.LedgerAnswer;
import io.claimcode.redemption.model.LedgerEntry;
import io.claimcode.redemption.model.LedgerQuestion;
import io.claimcode.redemption.model.LedgerVerdict;
import io.claimcode.redemption.model.Pricing;
import io.claimcode.redemption.model.Quote;
import io.claimcode.redemption.model.Redemption;
import io.claimcode.redemption.model.Refusal;
import io.claimcode.redemption.postgres.Ledger;
import io.claimcode.redemption.postgres.LedgerUnavailable;
import io.claimcode.redemption.redis.Gate;
import io.claimcode.redemption.redis.GateUnavailable;

/**
 * Redeems an order's codes, all or none: claim in Redis, decide in memory, write in the ledger. Whatever refuses, the
 * ledger is asked before the refusal is told, since a repetition of what was done answers as the first time.
 */
@ApplicationScoped
public class RedeemCodes {
    private final Gate gate;
    private final Ledger ledger;
    private final TermsBook book;
    private final Fingerprints fingerprints;
    private final EntryWriter entries;
    private final SettleClaims settle;
    private final MarkShards mark;
    private final OutboxRelay relay;
    private final RedemptionConfig config;
    private final ConcurrentHashMap<UUID, Boolean> inFlight = new ConcurrentHashMap<>();

    @Inject
    RedeemCodes(
            Gate gate,
            Ledger ledger,
            TermsBook book,
            Fingerprints fingerprints,
            EntryWriter entries,
            SettleClaims settle,
            MarkShards mark,
            OutboxRelay relay,
            RedemptionConfig config) {
        this.gate = gate;
        this.ledger = ledger;
        this.book = book;
        this.fingerprints = fingerprints;
        this.entries = entries;
        this.settle = settle;
        this.mark = mark;
        this.relay = relay;
        this.config = config;
    }

    /** Redeems, as of the instant at which the request arrived. Blocks; to be called from a virtual thread. */
    public RedeemOutcome handle(RedeemRequest request, Instant now) {
        if (inFlight.size() >= config.maxInFlight()) {
            return unavailable();
        }
        if (inFlight.putIfAbsent(request.redemptionId(), true) != null) {
            return new RedeemOutcome.Refused(Refusal.soon(ProblemType.REQUEST_IN_PROGRESS));
        }
        try {
            return attempt(request, now, config.maxTries());
        } catch (GateUnavailable | LedgerUnavailable e) {
            return unavailable();
        } finally {
            inFlight.remove(request.redemptionId());
        }
    }

    private RedeemOutcome attempt(RedeemRequest request, Instant now, int tries) {
        var cart = request.cart();
        var attempt = new Attempt(
                request,
                new Claimant(
                        request.redemptionId(),
                        fingerprints.owner(request.storefront(), cart.orderId()),
                        fingerprints.holder(request.storefront(), cart.customer())),
                cart.codes().stream().map(fingerprints::of).toList());
        attempt.claimCodes(gate);
        if (attempt.isGateClosed()) {
            mark.nudge();
            attempt.release(gate);
            return unavailable();
        }
        var refusals = attempt.refusals();
        if (!refusals.isEmpty()) {
            return refuse(attempt, Refusal.ofCodes(refusals), now, tries);
        }
        return decide(attempt, now, tries);
    }

    private RedeemOutcome decide(Attempt attempt, Instant now, int tries) {
        var request = attempt.request();
        var codes = new ArrayList<CodeInCart>();
        var unknown = new TreeMap<Integer, Refusal>();
        for (int i = 0; i < attempt.claims().size(); i++) {
            var entry = Objects.requireNonNull(attempt.claims().get(i).entry());
            var known = book.find(entry.batchNumber());
            if (known.isEmpty() || known.get().group().status() == ClaimCodeGroup.Status.REQUESTED) {
                // The code is there, so its batch may be ready and only the news late: not "unknown".
                attempt.release(gate);
                return unavailable();
            }
            var terms = known.get().terms();
            if (known.get().group().status() == ClaimCodeGroup.Status.FAILED
                    || !request.mayActFor(terms.state().seller())) {
                unknown.put(i, Refusal.of(ProblemType.CODE_UNKNOWN));
            }
            codes.add(new CodeInCart(i, entry, known.get().group().groupId(), terms));
        }
        if (!unknown.isEmpty()) {
            return refuse(attempt, Refusal.ofCodes(unknown), now, tries);
        }
        if (isSellerAmbiguous(request.cart(), codes)) {
            return refuse(
                    attempt,
                    Refusal.of(ProblemType.VALIDATION_FAILED, "Every item needs its seller: the codes are of several."),
                    now,
                    tries);
        }
        return switch (Pricing.decide(request.cart(), codes, now)) {
            case Decision.Refused refused -> refuse(attempt, refused.refusal(), now, tries);
            case Decision.Priced priced -> redeem(attempt, priced.quote(), now, tries);
        };
    }

    private RedeemOutcome redeem(Attempt attempt, Quote quote, Instant now, int tries) {
        var request = attempt.request();
        var redemption = Redemption.of(request.redemptionId(), quote, now);
        if (request.expectedDiscount().isPresent() && request.expectedDiscount().getAsLong() != quote.discount()) {
            var outcome = refuse(attempt, Refusal.of(ProblemType.DISCOUNT_CHANGED), now, tries);
            boolean changed = outcome instanceof RedeemOutcome.Refused refused
                    && refused.refusal().type() == ProblemType.DISCOUNT_CHANGED;
            return changed ? new RedeemOutcome.DiscountChanged(redemption) : outcome;
        }
        quote.outcomes().forEach((position, outcome) -> {
            if (outcome != CodeOutcome.APPLIED) {
                attempt.releaseCode(gate, position);
            }
        });
        attempt.claimTurns(gate, entries.turns(request, quote));
        var turnRefusal = attempt.turnRefusal();
        if (turnRefusal.isPresent()) {
            return refuse(attempt, turnRefusal.get(), now, tries);
        }
        return write(attempt, entries.entry(attempt, quote, redemption), now, tries);
    }

    private RedeemOutcome write(Attempt attempt, LedgerEntry entry, Instant now, int tries) {
        LedgerVerdict verdict;
        try {
            verdict = ledger.redeem(entry);
            for (int i = 1; i < tries && verdict == LedgerVerdict.RETRY; i++) {
                verdict = ledger.redeem(entry);
            }
        } catch (LedgerUnavailable e) {
            // The commit may have happened, or still happen: the claims stay, and only a record proves anything.
            return ledger.look(question(attempt))
                    .same()
                    .map(same -> replay(attempt, same))
                    .orElseGet(RedeemCodes::unavailable);
        }
        return switch (verdict) {
            case RECORDED -> {
                settle.nudge();
                relay.nudge();
                yield new RedeemOutcome.Redeemed(entry.redemption(), false);
            }
            case EXISTS, ORDER, CODE -> refuse(attempt, Refusal.of(ProblemType.CODE_ALREADY_REDEEMED), now, tries);
            case CUSTOMER -> refuse(attempt, Refusal.of(ProblemType.CUSTOMER_LIMIT_REACHED), now, tries);
            case BUDGET -> refuse(attempt, Refusal.of(ProblemType.BUDGET_EXHAUSTED), now, tries);
            case PAUSED -> refuse(attempt, Refusal.of(ProblemType.PROMOTION_PAUSED), now, tries);
            case ENDED -> refuse(attempt, Refusal.of(ProblemType.PROMOTION_ENDED), now, tries);
            case UNHEARD, RETRY -> {
                attempt.release(gate);
                yield unavailable();
            }
        };
    }

    /** Tells a refusal, unless the ledger knows better. */
    private RedeemOutcome refuse(Attempt attempt, Refusal refusal, Instant now, int tries) {
        var known = ledger.look(question(attempt));
        if (known.same().isPresent()) {
            return replay(attempt, known.same().get());
        }
        attempt.release(gate);
        if (known.ofOrder().isPresent()) {
            return new RedeemOutcome.Refused(
                    Refusal.orderRedeemed(known.ofOrder().get()));
        }
        boolean stale = attempt.removeStale(gate, known.spentCodes(), known.usedTurns());
        if (stale || contradicts(refusal, known)) {
            return tries > 1 ? attempt(attempt.request(), now, 1) : unavailable();
        }
        return new RedeemOutcome.Refused(confirmed(refusal, known));
    }

    /** Said of a code or customer that is free by now: whoever had it has given it back. */
    private static boolean contradicts(Refusal refusal, LedgerAnswer known) {
        return switch (refusal.type()) {
            case CODE_ALREADY_REDEEMED -> known.spentCodes().isEmpty();
            case CUSTOMER_LIMIT_REACHED -> known.usedTurns().isEmpty();
            default -> false;
        };
    }

    /** What another was about to redeem may be redeemed by now. */
    private static Refusal confirmed(Refusal refusal, LedgerAnswer known) {
        boolean isAboutCodes =
                refusal.type() == ProblemType.CODE_HELD || refusal.type() == ProblemType.CODE_ALREADY_REDEEMED;
        if (refusal.type() == ProblemType.REQUEST_IN_PROGRESS
                && !known.usedTurns().isEmpty()) {
            return Refusal.of(ProblemType.CUSTOMER_LIMIT_REACHED);
        }
        if (!isAboutCodes || known.spentCodes().isEmpty()) {
            return refusal;
        }
        var byCode = new TreeMap<Integer, Refusal>();
        refusal.byCode().forEach((position, type) -> byCode.put(position, Refusal.of(type)));
        known.spentCodes().forEach(position -> byCode.put(position, Refusal.of(ProblemType.CODE_ALREADY_REDEEMED)));
        return Refusal.ofCodes(byCode);
    }

    /** Answers as the first time, unless it was another request or was undone: then nothing of this one stays claimed. */
    private RedeemOutcome replay(Attempt attempt, LedgerAnswer.Recorded recorded) {
        boolean same = MessageDigest.isEqual(attempt.request().requestHash(), recorded.requestHash());
        if (same && !recorded.cancelled()) {
            return new RedeemOutcome.Redeemed(recorded.redemption(), true);
        }
        attempt.release(gate);
        return new RedeemOutcome.Refused(
                Refusal.of(same ? ProblemType.REDEMPTION_CANCELLED : ProblemType.IDEMPOTENCY_KEY_REUSED));
    }

    private static LedgerQuestion question(Attempt attempt) {
        var request = attempt.request();
        return new LedgerQuestion(
                request.redemptionId(),
                request.storefront(),
                request.cart().orderId(),
                attempt.claims().stream()
                        .map(claim -> Objects.requireNonNullElse(claim.entry(), NO_CODE))
                        .toList(),
                attempt.turns());
    }

    /** No batch has this number: keeps the positions of the codes that are known. */
    private static final CodeEntry NO_CODE = new CodeEntry(0, -1, -1);

    private static boolean isSellerAmbiguous(Cart cart, List<CodeInCart> codes) {
        return cart.lines().stream().anyMatch(line -> line.seller() == null)
                && codes.stream()
                                .map(code -> code.terms().state().seller())
                                .distinct()
                                .count()
                        > 1;
    }

    private static RedeemOutcome unavailable() {
        return new RedeemOutcome.Refused(new Refusal(ProblemType.TEMPORARILY_UNAVAILABLE, null, Map.of(), 1, null));
    }
}
