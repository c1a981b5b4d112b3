package io.claimcode.kit.outbox;

import java.nio.charset.StandardCharsets;
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
 * @param payload JSON, at most {@link #MAX_BYTES}
 */
public record OutboxMessage(
        UUID eventId, String type, String topic, String key, String subject, Instant time, String payload) {
    /** A broker takes no larger records as it comes, and one that is refused would stop all after it. */
    public static final int MAX_BYTES = 900_000;

    public OutboxMessage {
        if (payload.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("An event of " + type + " is too large to be told");
        }
    }
}
