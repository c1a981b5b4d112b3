package io.claimcode.contracts.event;

import java.util.UUID;

/** How a claim code group's batch of codes comes along. */
public sealed interface BatchEvent extends Event permits BatchProgressed, BatchReady, BatchFailed {
    UUID groupId();

    int batchNumber();

    @Override
    default String subject() {
        return groupId().toString();
    }
}
