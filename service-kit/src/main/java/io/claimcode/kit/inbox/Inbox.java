package io.claimcode.kit.inbox;

import java.util.List;
import java.util.UUID;

import io.claimcode.kit.sql.SqlWork;
import io.smallrye.mutiny.Uni;

/** The events that a consumer has dealt with, in the table {@code inbox} ({@code io/claimcode/kit/inbox.sql}). */
public final class Inbox {
    private Inbox() {}

    /**
     * Notes an event; false when it was noted before. To be called in the transaction of the event's effect: a second
     * delivery at the same time waits here for the first to end.
     */
    public static Uni<Boolean> firstTime(SqlWork work, String consumer, UUID eventId) {
        return work.update(
                        "insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing",
                        List.of(consumer, eventId))
                .map(rows -> rows == 1);
    }
}
