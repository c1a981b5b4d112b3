package io.claimcode.redemption;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.redemption.model.Claimant;
import io.claimcode.redemption.model.LedgerAnswer;
import io.claimcode.redemption.model.LedgerEntry;
import io.claimcode.redemption.model.LedgerQuestion;
import io.claimcode.redemption.model.Refusal;
import io.claimcode.redemption.postgres.Ledger;
import io.claimcode.redemption.redis.Entrance;
import io.claimcode.redemption.redis.Gate;
import io.claimcode.redemption.redis.GateUnavailable;
import org.jspecify.annotations.Nullable;

/** Brings a cart to the gate and to the ledger: what quotes, holds and redemptions ask of both. */
@ApplicationScoped
class EnterCart {
    private final Gate gate;
    private final Ledger ledger;
    private final TermsBook book;
    private final Fingerprints fingerprints;
    private final EntryWriter entries;
    private final MarkShards mark;

    @Inject
    EnterCart(
            Gate gate, Ledger ledger, TermsBook book, Fingerprints fingerprints, EntryWriter entries, MarkShards mark) {
        this.gate = gate;
        this.ledger = ledger;
        this.book = book;
        this.fingerprints = fingerprints;
        this.entries = entries;
        this.mark = mark;
    }

    /**
     * Asks the gate for a cart's codes.
     *
     * @param id by which its claims are compared; the order's hold when null
     * @param life how long they last; the configured time when null
     * @throws GateUnavailable when nothing that the gate says counts
     */
    Attempt enter(Checkout checkout, Entrance.Purpose purpose, @Nullable UUID id, @Nullable Duration life) {
        var cart = checkout.cart();
        var owner = fingerprints.owner(checkout.storefront(), cart.orderId());
        var attempt = new Attempt(
                checkout,
                new Claimant(
                        id == null ? Gate.holdId(owner) : id,
                        owner,
                        fingerprints.holder(checkout.storefront(), cart.customer())),
                purpose,
                cart.codes().stream().map(fingerprints::of).toList(),
                cart.codes().stream().map(fingerprints::shared).toList());
        attempt.enter(
                gate,
                life,
                fingerprints.guessers(checkout.storefront(), cart.customer()),
                code -> book.groupCode(code).isPresent());
        if (attempt.isGateClosed()) {
            mark.nudge();
            attempt.release(gate);
            throw new GateUnavailable("not verified");
        }
        return attempt;
    }

    /** Asks the ledger about all that matters for a cart. */
    LedgerAnswer look(Attempt attempt, Assessment assessment) {
        return ledger.look(new LedgerQuestion(
                attempt.claimant().redemptionId(),
                attempt.checkout().storefront(),
                attempt.checkout().cart().orderId(),
                attempt.entries(),
                entries.turns(attempt.checkout(), List.copyOf(assessment.promotions())),
                assessment.quote().shares().stream()
                        .map(share -> new LedgerEntry.Spend(share.terms().promotionId(), share.total()))
                        .toList()));
    }

    /** The refusal of a customer who has to wait. */
    static Refusal tooManyAttempts(Duration pause) {
        return Refusal.later(ProblemType.TOO_MANY_ATTEMPTS, Math.toIntExact((pause.toMillis() + 999) / 1000));
    }
}
