package io.claimcode.contracts.event;

import java.util.UUID;

/**
 * A batch has come further; at most a few a second.
 *
 * @param batchNumber the batch's number in this deployment, the first half of a code's id
 * @param quantity codes asked for
 * @param created codes made, stored and loaded so far
 */
public record BatchProgressed(UUID promotionId, UUID groupId, int batchNumber, int quantity, int created)
        implements BatchEvent {}
