package io.claimcode.contracts.event;

import java.util.UUID;

/**
 * A seller brought codes of their own as a claim code group. They are stored and on their way into Redis; what becomes
 * of their batch is told as of any other.
 *
 * @param batchNumber the batch's number in this deployment, the first half of a code's id
 * @param name what the seller calls the group; another group may have got this name meanwhile
 * @param quantity codes
 */
public record ClaimCodeGroupImported(UUID promotionId, UUID groupId, int batchNumber, String name, int quantity)
        implements BatchEvent {}
