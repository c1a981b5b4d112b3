package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A promotion's part of a redemption. Amounts are in minor units.
 *
 * @param groupId the claim code group of the code; null where none was needed
 * @param groupName its name
 * @param batchNumber first half of the code's id
 * @param serial second half of the code's id
 * @param discount given at the redemption
 * @param discountGivenBack of that
 * @param revenue price of what is discounted, before discount, less what was given back
 * @param units discounted, less those given back
 * @param closedAt when it was cancelled or its order returned
 */
public record RedemptionEntry(
        UUID redemptionId,
        Status status,
        @Nullable UUID groupId,
        @Nullable String groupName,
        @Nullable Integer batchNumber,
        @Nullable Integer serial,
        String orderId,
        String storefront,
        long discount,
        long discountGivenBack,
        long revenue,
        long units,
        Instant redeemedAt,
        @Nullable Instant closedAt) {

    /** The code's id, as its group's file has it; null where no single-use code was needed. */
    public @Nullable String codeId() {
        return serial == null ? null : batchNumber + "-" + serial;
    }

    /** What became of it. */
    public enum Status {
        REDEEMED,
        /** Its order was returned; the code stays spent. */
        RETURNED,
        /** Code, customer's turn and budget were given back. */
        CANCELLED
    }
}
