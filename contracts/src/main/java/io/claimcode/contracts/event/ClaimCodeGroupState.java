package io.claimcode.contracts.event;

import java.util.UUID;

/**
 * A claim code group as its promotion's followers need it.
 *
 * @param groupId the unique key of its batch: the same group never gets a second one
 * @param quantity codes asked for
 */
public record ClaimCodeGroupState(UUID groupId, int quantity) {}
