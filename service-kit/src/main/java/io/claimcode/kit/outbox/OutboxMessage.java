package io.claimcode.kit.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * An event to tell.
 *
 * @param eventId its id, the same however often it is told
 * @param type its type and version
 * @param topic where to
 * @param key the record's key
 * @param subject what it is about; events of one subject are told in the order of writing
 * @param time when it happened
 * @param payload JSON, at most {@link Outbox#MAX_BYTES}
 */
public record OutboxMessage(
        UUID eventId, String type, String topic, String key, String subject, Instant time, String payload) {}
