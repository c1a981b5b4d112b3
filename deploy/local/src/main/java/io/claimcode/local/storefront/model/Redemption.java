package io.claimcode.local.storefront.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A redemption as the API tells it.
 *
 * @param redeemedAt null where it was cancelled before it happened
 * @param closedAt when it was cancelled or returned
 * @param quote what it was worth; null where it was cancelled before it happened
 */
public record Redemption(
        String id,
        String status,
        @Nullable Instant redeemedAt,
        @Nullable Instant closedAt,
        @Nullable Quote quote) {

    public boolean isRedeemed() {
        return status.equals("REDEEMED");
    }
}
