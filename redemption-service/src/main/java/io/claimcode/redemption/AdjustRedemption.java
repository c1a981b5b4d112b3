package io.claimcode.redemption;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.event.RedemptionAdjusted;
import io.claimcode.kit.outbox.OutboxRelay;
import io.claimcode.redemption.model.Adjusted;
import io.claimcode.redemption.model.Adjustment;
import io.claimcode.redemption.model.Amount;
import io.claimcode.redemption.model.Part;
import io.claimcode.redemption.model.Reason;
import io.claimcode.redemption.model.Recorded;
import io.claimcode.redemption.model.Redemption;
import io.claimcode.redemption.postgres.Ledger;
import io.claimcode.redemption.postgres.LedgerUnavailable;
import io.claimcode.redemption.postgres.Undo;

/** Takes part of a redeemed order back: its share of the discount and of the budget; the code stays spent. */
@ApplicationScoped
public class AdjustRedemption {
    private static final int TRIES = 20;

    private final Ledger ledger;
    private final Undo undo;
    private final OutboxRelay relay;

    @Inject
    AdjustRedemption(Ledger ledger, Undo undo, OutboxRelay relay) {
        this.ledger = ledger;
        this.undo = undo;
        this.relay = relay;
    }

    /**
     * A request to take part of an order back.
     *
     * @param adjustmentId follows from the redemption and the idempotency key
     * @param requestHash by which a repetition is known
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Request(
            UUID adjustmentId,
            UUID redemptionId,
            String storefront,
            List<Adjustment.Part> parts,
            String reason,
            byte[] requestHash) {}

    /**
     * Adjusts a redemption; the same request again answers as the first time.
     *
     * @throws LedgerUnavailable when the outcome isn't known: it may be repeated with the same key
     */
    public AdjustOutcome handle(Request request, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            var recorded = ledger.find(request.redemptionId)
                    .filter(found -> found.storefront().equals(request.storefront));
            var redemption = recorded.map(Recorded::redemption).orElse(null);
            if (recorded.isEmpty() || redemption == null) {
                return new AdjustOutcome.NotFound();
            }
            var earlier = undo.adjustment(request.adjustmentId);
            if (earlier.isPresent()) {
                return MessageDigest.isEqual(earlier.get().requestHash(), request.requestHash)
                        ? new AdjustOutcome.Done(earlier.get().adjusted(), true)
                        : new AdjustOutcome.KeyReused();
            }
            if (recorded.get().status() != Recorded.Status.REDEEMED) {
                return new AdjustOutcome.Over();
            }
            var done = adjust(request, recorded.get(), redemption, now);
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new LedgerUnavailable("it changes all the time");
    }

    /** Empty when the redemption has changed since it was read. */
    private Optional<AdjustOutcome> adjust(Request request, Recorded recorded, Redemption redemption, Instant now) {
        var returned = recorded.returned().entrySet().stream()
                .map(line -> new Adjustment.Part(line.getKey(), line.getValue()))
                .toList();
        return switch (Adjustment.of(redemption, returned, request.parts)) {
            case Adjustment.Outcome.Refused refused -> Optional.of(new AdjustOutcome.Invalid(refused.faults()));
            case Adjustment.Outcome.Adjusted(Adjustment adjustment) -> {
                var adjusted = Adjusted.of(request.adjustmentId, request.redemptionId, adjustment, request.reason, now);
                boolean done = undo.adjust(
                        recorded,
                        new Undo.NewAdjustment(adjusted, request.requestHash, adjustment.shares()),
                        remaining(recorded.parts(), adjustment),
                        units(recorded.returned(), request.parts),
                        events(recorded, redemption, adjustment, adjusted));
                if (done) {
                    relay.nudge();
                }
                yield done ? Optional.of(new AdjustOutcome.Done(adjusted, false)) : Optional.empty();
            }
        };
    }

    private static List<Part> remaining(List<Part> parts, Adjustment adjustment) {
        var shares = byPromotion(adjustment);
        return parts.stream()
                .map(part -> {
                    var share = shares.get(part.promotion());
                    return share == null ? part : part.less(share);
                })
                .toList();
    }

    private static Map<String, Integer> units(Map<String, Integer> returned, List<Adjustment.Part> parts) {
        var units = new HashMap<>(returned);
        parts.forEach(part -> units.merge(part.lineId(), part.quantity(), Integer::sum));
        return units;
    }

    private static List<RedemptionAdjusted> events(
            Recorded recorded, Redemption redemption, Adjustment adjustment, Adjusted adjusted) {
        var shares = byPromotion(adjustment);
        var events = new ArrayList<RedemptionAdjusted>();
        for (var part : recorded.parts()) {
            var share = shares.get(part.promotion());
            if (share != null) {
                events.add(new RedemptionAdjusted(
                        adjusted.adjustmentId(),
                        adjusted.redemptionId(),
                        redemption.orderId(),
                        recorded.storefront(),
                        part.promotion(),
                        part.group(),
                        part.batch(),
                        part.serial(),
                        adjusted.currency(),
                        Amount.format(share.discount(), adjustment.currency()),
                        Amount.format(share.revenue(), adjustment.currency()),
                        share.units(),
                        Reason.told(adjusted.reason()),
                        adjusted.adjustedAt()));
            }
        }
        return events;
    }

    private static Map<UUID, Adjustment.Share> byPromotion(Adjustment adjustment) {
        return adjustment.shares().stream()
                .collect(Collectors.toMap(Adjustment.Share::promotionId, Function.identity()));
    }
}
