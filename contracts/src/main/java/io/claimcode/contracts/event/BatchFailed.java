package io.claimcode.contracts.event;

import java.util.UUID;

/**
 * A batch can't be finished; none of its codes can be redeemed.
 *
 * @param batchNumber the batch's number in this deployment
 * @param reason why, in words that a seller understands
 */
public record BatchFailed(UUID promotionId, UUID groupId, int batchNumber, String reason) implements BatchEvent {}
