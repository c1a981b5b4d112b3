package io.claimcode.contracts.event;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A batch has come further; at most a few a second.
 *
 * @param batchNumber the batch's number in this deployment, the first half of a code's id
 * @param quantity codes asked for
 * @param created codes made, stored and loaded so far
 * @param codesPerSecond how many come in a second of late; absent in older events and while none come
 * @param secondsLeft until all are made, at that rate; absent with it
 */
public record BatchProgressed(
        UUID promotionId,
        UUID groupId,
        int batchNumber,
        int quantity,
        int created,
        @Nullable Integer codesPerSecond,
        @Nullable Integer secondsLeft)
        implements BatchEvent {

    /** A progress of which the rate isn't known. */
    public BatchProgressed(UUID promotionId, UUID groupId, int batchNumber, int quantity, int created) {
        this(promotionId, groupId, batchNumber, quantity, created, null, null);
    }
}
