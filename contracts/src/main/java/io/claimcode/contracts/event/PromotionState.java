package io.claimcode.contracts.event;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A promotion's whole state, as followers keep it.
 *
 * @param promotionId the promotion
 * @param seller whose items it discounts
 * @param version grows with each change; the highest seen counts
 * @param status the state in which the seller put it; the schedule decides besides
 * @param type the kind of promotion
 * @param currency of all its amounts, ISO 4217
 * @param trackingId the seller's name for it in reports
 * @param createdAt decides between promotions worth the same
 * @param startsAt the first instant at which it counts
 * @param endsAt the first instant at which it no longer counts
 * @param timeZone the IANA zone in which the seller gave the schedule
 * @param buyerPurchases what a cart must hold
 * @param purchasedItems the items that qualify
 * @param excludedItems those of them that don't
 * @param buyerGets the benefit
 * @param claimCode which codes it takes, and how they combine
 * @param limits what it may cost at most
 * @param checkoutDisplayText what a buyer reads at the checkout
 */
public record PromotionState(
        UUID promotionId,
        String seller,
        long version,
        Status status,
        Type type,
        String currency,
        String trackingId,
        Instant createdAt,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        BuyerPurchases buyerPurchases,
        ItemSelection purchasedItems,
        ItemSelection excludedItems,
        BuyerGets buyerGets,
        ClaimCodeTerms claimCode,
        Limits limits,
        @Nullable String checkoutDisplayText) {

    /** Where the seller put a promotion. Whether it has started or expired follows from the schedule. */
    public enum Status {
        ACTIVE,
        PAUSED,
        ENDED,
        CANCELLED
    }

    /** The kinds of promotion. */
    public enum Type {
        PERCENTAGE_OFF,
        AMOUNT_OFF,
        FREE_SHIPPING,
        BUY_ONE_GET_ONE
    }
}
