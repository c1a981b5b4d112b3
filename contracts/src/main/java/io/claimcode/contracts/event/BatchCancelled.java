package io.claimcode.contracts.event;

import java.util.UUID;

/**
 * A batch was given up because its group was cancelled; none of its codes can be redeemed.
 *
 * @param batchNumber the batch's number in this deployment
 * @param created codes that had been made
 */
public record BatchCancelled(UUID promotionId, UUID groupId, int batchNumber, int created) implements BatchEvent {}
