package io.claimcode.redemption;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.event.RedemptionCancelled;
import io.claimcode.kit.outbox.OutboxRelay;
import io.claimcode.redemption.model.Amount;
import io.claimcode.redemption.model.Part;
import io.claimcode.redemption.model.Reason;
import io.claimcode.redemption.model.Recorded;
import io.claimcode.redemption.model.Redemption;
import io.claimcode.redemption.postgres.Ledger;
import io.claimcode.redemption.postgres.LedgerUnavailable;
import io.claimcode.redemption.postgres.Undo;

/**
 * Cancels redemptions, exactly once each: code, customer's turn and budget are given back in one transaction. A return
 * is only recorded. What is cancelled before it happened can't happen any more.
 */
@ApplicationScoped
public class CancelRedemption {
    /** The reason for which nothing is given back: the goods came back after the sale. */
    public static final String RETURNED = "RETURNED";

    private static final int TRIES = 20;

    private final Ledger ledger;
    private final Undo undo;
    private final SettleClaims settle;
    private final OutboxRelay relay;

    @Inject
    CancelRedemption(Ledger ledger, Undo undo, SettleClaims settle, OutboxRelay relay) {
        this.ledger = ledger;
        this.undo = undo;
        this.settle = settle;
        this.relay = relay;
    }

    /**
     * Cancels a redemption, or records its return. What is over already stays as it is.
     *
     * @return how it stands now; empty when this storefront has no such redemption
     * @throws LedgerUnavailable when the outcome isn't known: it may be repeated
     */
    public Optional<Recorded> byId(UUID redemptionId, String storefront, String reason, Instant now) {
        return cancel(redemptionId, storefront, reason, now, false);
    }

    /**
     * The same for a redemption of which only the key is known, perhaps because its answer was lost. If it has not
     * happened it never will.
     *
     * @throws LedgerUnavailable when the outcome isn't known: it may be repeated
     */
    public Recorded byKey(UUID redemptionId, String storefront, String reason, Instant now) {
        return cancel(redemptionId, storefront, reason, now, true).orElseThrow();
    }

    private Optional<Recorded> cancel(
            UUID redemptionId, String storefront, String reason, Instant now, boolean alsoUnknown) {
        for (int i = 0; i < TRIES; i++) {
            var known = ledger.find(redemptionId);
            if (known.isEmpty() && alsoUnknown) {
                undo.bury(redemptionId, storefront, reason, now);
                continue;
            }
            var found = known.filter(recorded -> recorded.storefront().equals(storefront))
                    .filter(recorded -> alsoUnknown || recorded.redemption() != null);
            var redemption = found.map(Recorded::redemption).orElse(null);
            if (found.isEmpty() || redemption == null || found.get().status() != Recorded.Status.REDEEMED) {
                return found;
            }
            close(found.get(), redemption, reason, now);
        }
        throw new LedgerUnavailable("it changes all the time");
    }

    private void close(Recorded recorded, Redemption redemption, String reason, Instant now) {
        boolean returned = reason.equals(RETURNED);
        var events = recorded.parts().stream()
                .map(part -> event(recorded, redemption, part, reason, !returned, now))
                .toList();
        if (undo.close(
                recorded, returned ? Recorded.Status.RETURNED : Recorded.Status.CANCELLED, reason, now, events)) {
            if (returned) {
                settle.nudge();
            } else {
                settle.free(recorded.redemptionId());
            }
            relay.nudge();
        }
    }

    private static RedemptionCancelled event(
            Recorded recorded, Redemption redemption, Part part, String reason, boolean restored, Instant now) {
        var currency = Amount.currency(redemption.currency()).orElseThrow();
        return new RedemptionCancelled(
                recorded.redemptionId(),
                redemption.orderId(),
                recorded.storefront(),
                part.promotion(),
                part.group(),
                part.batch(),
                part.serial(),
                redemption.currency(),
                Amount.format(part.discount(), currency),
                Amount.format(part.revenue(), currency),
                part.units(),
                Reason.told(reason),
                restored,
                now);
    }
}
