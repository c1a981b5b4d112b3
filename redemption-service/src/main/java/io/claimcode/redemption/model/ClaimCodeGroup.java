package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A claim code group as far as this service has heard of it. News may come in any order: promotions and batches are
 * told on two topics.
 *
 * @param batchNumber its batch, once one is heard of
 * @param readyAt when its codes were issued
 */
public record ClaimCodeGroup(
        UUID groupId,
        UUID promotionId,
        @Nullable Integer batchNumber,
        Status status,
        @Nullable Instant readyAt) {
    /** From least to most final: later news never takes a group back. */
    public enum Status {
        REQUESTED,
        READY,
        FAILED,
        CANCELLED,
        VOIDED
    }

    /** What is known after more news of the same group. */
    public ClaimCodeGroup with(ClaimCodeGroup news) {
        return new ClaimCodeGroup(
                groupId,
                promotionId,
                news.batchNumber != null ? news.batchNumber : batchNumber,
                news.status.compareTo(status) > 0 ? news.status : status,
                news.readyAt != null ? news.readyAt : readyAt);
    }
}
