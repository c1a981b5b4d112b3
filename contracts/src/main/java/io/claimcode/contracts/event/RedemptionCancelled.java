package io.claimcode.contracts.event;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A redemption was cancelled, or its order was returned; one event for each {@link CodeRedeemed} of it. Amounts are
 * what was still given away when it happened.
 *
 * @param redemptionId the redemption
 * @param orderId the storefront's order
 * @param storefront which storefront
 * @param groupId the claim code group of the code
 * @param batchNumber first half of the code's id
 * @param serial second half of the code's id
 * @param currency of the amounts
 * @param discount what this code had taken off
 * @param revenue price of what it had discounted
 * @param units how many units it had discounted
 * @param reason why, in the storefront's words
 * @param restored whether code, customer's turn and budget were given back; false for a return
 */
public record RedemptionCancelled(
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
        boolean restored,
        Instant cancelledAt)
        implements RedemptionEvent.OfRedemption {}
