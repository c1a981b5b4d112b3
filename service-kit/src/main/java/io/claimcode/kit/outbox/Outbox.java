package io.claimcode.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claimcode.kit.sql.SqlWork;
import io.smallrye.mutiny.Uni;

/** The events that are to be told, in the table {@code outbox} ({@code io/claimcode/kit/outbox.sql}, with {@code told_topic.sql}). */
public final class Outbox {
    /** In how many parts the subjects are divided; each has one active relay. */
    public static final int SLICES = 16;

    /** Bytes of a payload; a broker takes little more, and a record that it refuses would stop those after it. */
    public static final int MAX_BYTES = 900_000;

    private static final String INSERT = """
            insert into outbox (event_id, slice, type, topic, key, subject, time, payload)
            select event_id, slice, type, topic, key, subject, time, payload
            from rows from (json_to_recordset(cast(cast($1 as text) as json)) as (
              event_id uuid, slice smallint, type text, topic text, key text, subject text,
              time timestamptz, payload text)) with ordinality
            as message (event_id, slice, type, topic, key, subject, time, payload, position)
            order by position""";

    private Outbox() {}

    /**
     * Writes events in the caller's transaction: they are told when it commits, and never when it doesn't. Their
     * order is drawn here, so two transactions that write of one subject must exclude each other before (a lock on
     * its row will do).
     *
     * @throws IllegalArgumentException when a payload is larger than {@link #MAX_BYTES}
     */
    public static Uni<Void> append(SqlWork work, List<OutboxMessage> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return work.update(INSERT, List.of(json(messages))).replaceWithVoid();
    }

    /** The slice of a subject, from 0. It is stored with the row and must never change. */
    public static int slice(String subject) {
        return Math.floorMod(subject.hashCode(), SLICES);
    }

    private static String json(List<OutboxMessage> messages) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (OutboxMessage message : messages) {
            if (message.payload().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw new IllegalArgumentException("An event of type " + message.type() + " is too large to be told");
            }
            rows.addObject()
                    .put("event_id", message.eventId().toString())
                    .put("slice", slice(message.subject()))
                    .put("type", message.type())
                    .put("topic", message.topic())
                    .put("key", message.key())
                    .put("subject", message.subject())
                    .put("time", message.time().toString())
                    .put("payload", message.payload());
        }
        return rows.toString();
    }
}
