package io.claimcode.contracts.event;

import java.util.UUID;

/**
 * All codes of a batch are stored and loaded: they can be downloaded and redeemed. Told once for each batch.
 *
 * @param batchNumber the batch's number in this deployment, the first half of a code's id
 * @param quantity codes made
 * @param durationMs from the batch's start, in milliseconds
 */
public record BatchReady(UUID promotionId, UUID groupId, int batchNumber, int quantity, long durationMs)
        implements BatchEvent {}
