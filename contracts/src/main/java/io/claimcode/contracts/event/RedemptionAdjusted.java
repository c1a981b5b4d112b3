package io.claimcode.contracts.event;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Part of an order was cancelled or returned: a share of the discount and its budget were given back, the code stays
 * spent. One event for each {@link CodeRedeemed} that gives something back.
 *
 * @param adjustmentId the adjustment
 * @param redemptionId the redemption
 * @param orderId the storefront's order
 * @param storefront which storefront
 * @param groupId the claim code group of the code
 * @param batchNumber first half of the code's id
 * @param serial second half of the code's id
 * @param currency of the amounts
 * @param discount what was given back
 * @param revenue price of the units that are discounted no longer
 * @param units how many these are
 * @param reason why, in the storefront's words
 */
public record RedemptionAdjusted(
        UUID adjustmentId,
        UUID redemptionId,
        String orderId,
        String storefront,
        UUID promotionId,
        @Nullable UUID groupId,
        @Nullable Integer batchNumber,
        @Nullable Integer serial,
        String currency,
        String discount,
        String revenue,
        int units,
        String reason,
        Instant adjustedAt)
        implements RedemptionEvent.OfRedemption {}
