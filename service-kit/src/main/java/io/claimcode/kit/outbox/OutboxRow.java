package io.claimcode.kit.outbox;

/**
 * An event that waits in the table.
 *
 * @param id its place in the order of writing
 * @param slice of its subject
 * @param message what to tell
 */
record OutboxRow(long id, int slice, OutboxMessage message) {}
