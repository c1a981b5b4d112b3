package io.claimcode.redemption;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.redemption.model.Hold;
import io.claimcode.redemption.model.LedgerAnswer;
import io.claimcode.redemption.model.LedgerFacts;
import io.claimcode.redemption.model.Redemption;
import io.claimcode.redemption.model.Refusal;
import io.claimcode.redemption.postgres.LedgerUnavailable;
import io.claimcode.redemption.redis.Entrance;
import io.claimcode.redemption.redis.Gate;
import io.claimcode.redemption.redis.GateUnavailable;
import io.claimcode.redemption.redis.Holds;

/**
 * Holds codes for an order while its buyer pays, all or none. A hold is a claim of the order's with an end: it blocks
 * others, never its own order, and the same customer's next order takes it over. What is held is noted before it is
 * claimed, so that a crash leaves no claim that nobody can give back; it would expire besides.
 */
@ApplicationScoped
public class HoldCodes {
    private static final UUID NO_REDEMPTION = new UUID(0, 0);

    private final EnterCart enterCart;
    private final AssessCart assessCart;
    private final CountUnknownCodes unknownCodes;
    private final Fingerprints fingerprints;
    private final Gate gate;
    private final Holds holds;

    @Inject
    HoldCodes(
            EnterCart enterCart,
            AssessCart assessCart,
            CountUnknownCodes unknownCodes,
            Fingerprints fingerprints,
            Gate gate,
            Holds holds) {
        this.enterCart = enterCart;
        this.assessCart = assessCart;
        this.unknownCodes = unknownCodes;
        this.fingerprints = fingerprints;
        this.gate = gate;
        this.holds = holds;
    }

    /** Holds the cart's codes in place of what the order held before. Blocks; to be called from a virtual thread. */
    public HoldOutcome put(Checkout checkout, Duration life, Instant now) {
        try {
            return hold(checkout, life, now);
        } catch (GateUnavailable e) {
            return new HoldOutcome.Refused(Refusal.soon(ProblemType.TEMPORARILY_UNAVAILABLE));
        }
    }

    /**
     * What an order holds.
     *
     * @throws GateUnavailable when Redis can't be asked
     */
    public Optional<Hold> find(String storefront, String orderId, Instant now) {
        return holds.find(fingerprints.owner(storefront, orderId))
                .filter(hold -> hold.expiresAt().isAfter(now));
    }

    /**
     * Gives back all that an order holds.
     *
     * @throws GateUnavailable when Redis can't be asked
     */
    public void delete(String storefront, String orderId) {
        end(fingerprints.owner(storefront, orderId));
    }

    /** The order has redeemed: what it held besides is given back. What can't be given back now expires. */
    void end(Attempt attempt) {
        try {
            end(attempt.claimant().owner());
        } catch (GateUnavailable e) {
            // The redemption stands; an answer that is late would only be asked for again.
        }
    }

    private void end(byte[] owner) {
        holds.find(owner).ifPresent(hold -> {
            gate.releaseHeld(codes(hold), owner);
            holds.forget(owner);
        });
    }

    private HoldOutcome hold(Checkout checkout, Duration life, Instant now) {
        var look = enterCart.enter(checkout, Entrance.Purpose.QUOTE, null, null);
        var known = ledger(look, assessCart.assess(look, LedgerFacts.none(), now));
        var facts = known.map(LedgerAnswer::facts).orElseGet(LedgerFacts::none);
        var looked = refusal(look, assessCart.assess(look, facts, now), known.flatMap(LedgerAnswer::ofOrder));
        if (looked.isPresent()) {
            return new HoldOutcome.Refused(looked.get());
        }
        known.ifPresent(answer -> look.removeStale(gate, answer.facts()));
        return claim(checkout, life, now, facts);
    }

    /** Claims what nothing is known against; only somebody who came in between can still be in the way. */
    private HoldOutcome claim(Checkout checkout, Duration life, Instant now, LedgerFacts facts) {
        var orderId = checkout.cart().orderId();
        var owner = fingerprints.owner(checkout.storefront(), orderId);
        var before = holds.find(owner);
        var wanted = checkout.cart().codes().stream().map(fingerprints::of).toList();
        var noted = new LinkedHashSet<>(wanted);
        before.ifPresent(hold -> noted.addAll(codes(hold)));
        var expiresAt = now.plus(life);
        holds.put(owner, new Hold(orderId, expiresAt, hex(noted), Redemption.none(checkout.cart(), now)), life);

        var attempt = enterCart.enter(checkout, Entrance.Purpose.HOLD, null, life);
        var assessment = assessCart.assess(attempt, facts, now);
        var refusal = refusal(attempt, assessment, Optional.empty());
        if (refusal.isPresent()) {
            attempt.release(gate);
            before.ifPresentOrElse(hold -> holds.put(owner, hold, remaining(hold, now)), () -> holds.forget(owner));
            return new HoldOutcome.Refused(refusal.get());
        }
        before.ifPresent(hold -> {
            var leftOut = new ArrayList<>(codes(hold));
            leftOut.removeAll(wanted);
            gate.releaseHeld(leftOut, owner);
        });
        var hold = new Hold(orderId, expiresAt, hex(wanted), Redemption.of(NO_REDEMPTION, assessment.quote(), now));
        holds.put(owner, hold, life);
        return new HoldOutcome.Held(hold);
    }

    /** Holds work while the ledger is away: then the gate alone decides. */
    private Optional<LedgerAnswer> ledger(Attempt attempt, Assessment assessment) {
        try {
            return Optional.of(enterCart.look(attempt, assessment));
        } catch (LedgerUnavailable e) {
            return Optional.empty();
        }
    }

    private Optional<Refusal> refusal(Attempt attempt, Assessment assessment, Optional<UUID> redemptionOfOrder) {
        if (assessment.unheard()) {
            return Optional.of(Refusal.soon(ProblemType.TEMPORARILY_UNAVAILABLE));
        }
        if (redemptionOfOrder.isPresent()) {
            return redemptionOfOrder.map(Refusal::orderRedeemed);
        }
        if (!attempt.pause().isZero()) {
            return Optional.of(EnterCart.tooManyAttempts(attempt.pause()));
        }
        if (assessment.ambiguous()) {
            return Optional.of(Refusal.ambiguousSeller());
        }
        if (assessment.refusals().isEmpty()) {
            return Optional.empty();
        }
        var told = Refusal.ofCodes(assessment.refusals());
        return unknownCodes.count(attempt, assessment.refusals()).or(() -> Optional.of(told));
    }

    private static Duration remaining(Hold hold, Instant now) {
        var left = Duration.between(now, hold.expiresAt());
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private static List<Fingerprint> codes(Hold hold) {
        return hold.codes().stream()
                .map(code -> Fingerprint.of(HexFormat.of().parseHex(code)))
                .toList();
    }

    private static List<String> hex(Iterable<Fingerprint> codes) {
        var hex = new ArrayList<String>();
        codes.forEach(code -> hex.add(code.hex()));
        return hex;
    }
}
