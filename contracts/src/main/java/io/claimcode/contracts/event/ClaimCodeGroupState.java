package io.claimcode.contracts.event;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A claim code group as its promotion's followers need it.
 *
 * @param groupId the unique key of its batch: the same group never gets a second one
 * @param quantity codes asked for
 * @param name what the seller calls it, unique within the promotion; absent in older events
 */
public record ClaimCodeGroupState(
        UUID groupId, int quantity, @Nullable String name) {

    /** A group whose name isn't told. */
    public ClaimCodeGroupState(UUID groupId, int quantity) {
        this(groupId, quantity, null);
    }
}
