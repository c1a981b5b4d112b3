package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.event.PromotionState;

/**
 * A seller's promotion.
 *
 * @param seller whose items it discounts; nobody else may see it
 * @param version grows with each change
 * @param status where the seller put it
 * @param expired whether it was told that its time is over; nothing takes it back then, whatever a clock says
 * @param exhausted whether its budget is used up, as the checkout says
 */
public record Promotion(
        UUID id,
        String seller,
        long version,
        PromotionState.Status status,
        boolean expired,
        boolean exhausted,
        Instant createdAt,
        PromotionTerms terms) {

    /** A promotion as it begins. */
    public static Promotion created(UUID id, String seller, Instant now, PromotionTerms terms) {
        return new Promotion(id, seller, 1, PromotionState.Status.ACTIVE, false, false, now, terms);
    }

    /** Its next version, in another state. */
    Promotion become(PromotionState.Status newStatus) {
        return new Promotion(id, seller, version + 1, newStatus, expired, exhausted, createdAt, terms);
    }

    /** Its next version, with other terms. */
    public Promotion become(PromotionTerms newTerms) {
        return new Promotion(id, seller, version + 1, status, expired, exhausted, createdAt, newTerms);
    }

    /** Its next version, since its time is over. */
    public Promotion expire() {
        return new Promotion(id, seller, version + 1, status, true, exhausted, createdAt, terms);
    }

    /** Whether its start has come. */
    boolean hasStarted(Instant now) {
        return !now.isBefore(terms.schedule().from());
    }

    /** Whether nothing can happen to it any more. */
    public boolean isOver(Instant now) {
        return shownAt(now).isFinal();
    }

    /** How it stands at an instant. */
    public ShownStatus shownAt(Instant now) {
        return expired ? ShownStatus.EXPIRED : ShownStatus.of(status, exhausted, terms.schedule(), now);
    }

    /** All that its followers need to know. */
    public PromotionState state() {
        var schedule = terms.schedule();
        return new PromotionState(
                id,
                seller,
                version,
                status,
                terms.type(),
                terms.currency(),
                terms.trackingId(),
                createdAt,
                schedule.from(),
                schedule.until(),
                schedule.timeZone(),
                terms.buyerPurchases(),
                terms.purchasedItems(),
                terms.excludedItems(),
                terms.buyerGets(),
                terms.claimCode(),
                terms.limits(),
                terms.messaging().checkoutDisplayText());
    }
}
