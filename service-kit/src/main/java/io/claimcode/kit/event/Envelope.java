package io.claimcode.kit.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came from Kafka: the CloudEvents attributes of its headers, its key and its body, still unread.
 *
 * @param id the event's id, the same however often it is delivered
 * @param type the event's type and version
 * @param source who tells it
 * @param subject what it is about; events of one subject come in order
 * @param time when it happened
 * @param key the record's key
 * @param body JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent")
public record Envelope(UUID id, String type, String source, String subject, Instant time, String key, byte[] body) {
    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";

    /**
     * Reads a record's headers and key.
     *
     * @throws UnusableRecord when it is no event
     */
    public static Envelope of(ConsumerRecord<String, byte[]> record) {
        return of(record.headers(), record.key(), record.value());
    }

    /**
     * Reads headers and key.
     *
     * @throws UnusableRecord when they are no event's
     */
    public static Envelope of(Headers headers, @Nullable String key, byte @Nullable [] body) {
        if (!required(headers, "ce_specversion").equals(SPEC_VERSION)) {
            throw new UnusableRecord("header ce_specversion is not 1.0");
        }
        if (!required(headers, "content-type").toLowerCase(Locale.ROOT).startsWith(JSON)) {
            throw new UnusableRecord("header content-type is not application/json");
        }
        if (key == null || key.isEmpty()) {
            throw new UnusableRecord("the record has no key");
        }
        if (body == null || body.length == 0) {
            throw new UnusableRecord("the record has no body");
        }
        return new Envelope(
                id(required(headers, "ce_id")),
                required(headers, "ce_type"),
                required(headers, "ce_source"),
                required(headers, "ce_subject"),
                time(required(headers, "ce_time")),
                key,
                body);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableRecord("header ce_id is not a UUID");
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UnusableRecord("header ce_time is not an instant");
        }
    }

    private static String required(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            throw new UnusableRecord("header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
