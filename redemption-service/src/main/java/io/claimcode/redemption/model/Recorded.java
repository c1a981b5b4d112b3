package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A redemption as it stands in the ledger.
 *
 * @param redemption as it was answered; null for a tombstone, which was cancelled before it happened
 * @param revision grows with each change
 * @param requestHash by which a repeated request is known
 * @param parts what each promotion still gives away
 * @param returned units given back of each line
 * @param closedAt when it was cancelled or returned
 * @param closeReason why
 */
@SuppressWarnings("ArrayRecordComponent")
public record Recorded(
        UUID redemptionId,
        String storefront,
        Status status,
        int revision,
        byte[] requestHash,
        @Nullable Redemption redemption,
        List<Part> parts,
        Map<String, Integer> returned,
        @Nullable Instant closedAt,
        @Nullable String closeReason) {
    /** How a redemption stands. */
    public enum Status {
        REDEEMED,
        /** Its order came back: nothing was given back. */
        RETURNED,
        CANCELLED
    }
}
