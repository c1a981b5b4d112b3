package io.claimcode.contracts.event;

import java.util.UUID;

/** How a claim code group's batch of codes comes along. */
public sealed interface BatchEvent extends Event
        permits ClaimCodeGroupImported, BatchProgressed, BatchReady, BatchFailed, BatchCancelled {
    UUID promotionId();

    UUID groupId();

    int batchNumber();

    @Override
    default String key() {
        return promotionId().toString();
    }

    @Override
    default String subject() {
        return groupId().toString();
    }
}
