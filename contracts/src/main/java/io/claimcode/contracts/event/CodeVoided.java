package io.claimcode.contracts.event;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A seller voided a code; it can't be redeemed any more.
 *
 * @param groupId the claim code group of the code
 * @param batchNumber first half of the code's id
 * @param serial second half of the code's id
 * @param reason why, in the seller's words
 * @param redemptionId the cancelled redemption for which the void had to wait, if any
 */
public record CodeVoided(
        UUID promotionId,
        UUID groupId,
        Integer batchNumber,
        Integer serial,
        String reason,
        @Nullable UUID redemptionId,
        Instant voidedAt)
        implements RedemptionEvent.OfCode {}
