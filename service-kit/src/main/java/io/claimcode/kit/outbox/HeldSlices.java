package io.claimcode.kit.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * The slices that one relay holds, by advisory locks of a connection of its own. It reads and marks over the same
 * connection, so a relay that has lost its locks can't go on. Blocks.
 */
final class HeldSlices {
    /** First half of the locks' numbers, which are pairs: single numbers are left to idempotency keys. */
    private static final int LOCK_SPACE = 0x6f757462;

    private static final String TAKE =
            "select slice, pg_try_advisory_lock(cast($1 as int), slice) from unnest(cast($2 as int[])) as free(slice)";

    /** As much of each slice, so that one that is stopped doesn't keep the others waiting. */
    private static final String UNPUBLISHED = """
            select row.id, row.slice, row.event_id, row.type, row.topic, row.key, row.subject, row.time, row.payload
            from unnest(cast($1 as int[])) as held(slice)
            cross join lateral (
              select * from outbox where outbox.slice = held.slice and published_at is null order by id limit $2
            ) as row
            order by row.id""";

    /** Not when a topic was made anew since the events were read: they may lie in the one that is gone. */
    private static final String PUBLISHED = """
            with known as materialized (select generation from told_topic order by topic for share)
            update outbox set published_at = now()
            where id = any($1) and (select coalesce(sum(generation), 0) from known) = $2""";

    private static final String GENERATION = "select coalesce(sum(generation), 0) from told_topic";

    private static final String NOTE = """
            insert into told_topic as told (topic, topic_id)
            select topic, topic_id from unnest(cast($1 as text[]), cast($2 as text[])) as seen(topic, topic_id)
            order by topic
            on conflict (topic) do update set topic_id = excluded.topic_id, generation = told.generation + 1
            where told.topic_id <> excluded.topic_id
            returning topic, generation""";

    private static final String AGAIN =
            "update outbox set published_at = null where topic = any($1) and published_at is not null";

    private static final String BACKLOG = """
            select count(*), cast(coalesce(extract(epoch from now() - min(time)), 0) as float8)
            from outbox where published_at is null""";

    private final SqlConnection connection;
    private final Duration timeout;
    private final Backend backend;
    private final Set<Integer> slices = new TreeSet<>();
    private long generation;

    /** The server's side of a connection. */
    record Backend(int pid, OffsetDateTime since) {}

    private HeldSlices(SqlConnection connection, Duration timeout, Backend backend) {
        this.connection = connection;
        this.timeout = timeout;
        this.backend = backend;
    }

    /**
     * Holds nothing yet.
     *
     * @param abandoned a connection that couldn't be given back, and may still hold locks: it is ended
     */
    static HeldSlices open(Pool pool, Duration timeout, @Nullable Backend abandoned) {
        SqlConnection connection = pool.getConnection().await().atMost(timeout);
        try {
            if (abandoned != null) {
                run(
                        connection,
                        timeout,
                        "select pg_terminate_backend(pid) from pg_stat_activity where pid = $1 and backend_start = $2",
                        Tuple.of(abandoned.pid(), abandoned.since()));
            }
            Row row = run(
                            connection,
                            timeout,
                            "select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()",
                            Tuple.tuple())
                    .iterator()
                    .next();
            return new HeldSlices(connection, timeout, new Backend(row.getInteger(0), row.getOffsetDateTime(1)));
        } catch (RuntimeException e) {
            connection.closeAndForget();
            throw e;
        }
    }

    boolean all() {
        return slices.size() == Outbox.SLICES;
    }

    Set<Integer> numbers() {
        return Set.copyOf(slices);
    }

    /** Takes the slices that nobody holds. */
    void takeFree() {
        Integer[] missing = IntStream.range(0, Outbox.SLICES)
                .filter(slice -> !slices.contains(slice))
                .boxed()
                .toArray(Integer[]::new);
        for (Row row : run(TAKE, Tuple.of(LOCK_SPACE, missing))) {
            if (row.getBoolean(1)) {
                slices.add(row.getInteger(0));
            }
        }
    }

    /** The oldest events of the slices held that were not told yet, in the order of writing. */
    List<OutboxRow> unpublished(int limit) {
        if (slices.isEmpty()) {
            return List.of();
        }
        int each = Math.max(1, limit / slices.size());
        List<OutboxRow> rows = new ArrayList<>();
        for (Row row : run(UNPUBLISHED, Tuple.of(slices.toArray(Integer[]::new), each))) {
            rows.add(row(row));
        }
        return rows;
    }

    /** Marks events as told, unless a topic was made anew meanwhile: then they are told again. */
    void published(Collection<Long> ids) {
        RowSet<Row> marked = run(PUBLISHED, Tuple.of(ids.toArray(Long[]::new), generation));
        if (marked.rowCount() < ids.size()) {
            generation = run(GENERATION, Tuple.tuple()).iterator().next().getLong(0);
        }
    }

    /**
     * Notes which topics there are. What was told to those that were made anew since waits again, in the order of
     * writing, whatever relay told it.
     *
     * @param ids by name
     * @param againTimeout how long it may take to let all of a topic's events wait again
     * @return the names of those
     */
    List<String> note(Map<String, String> ids, Duration againTimeout) {
        List<String> names = ids.keySet().stream().sorted().toList();
        List<String> anew = new ArrayList<>();
        Transaction transaction = connection.begin().await().atMost(timeout);
        Tuple seen = Tuple.of(
                names.toArray(String[]::new), names.stream().map(ids::get).toArray(String[]::new));
        for (Row row : run(NOTE, seen)) {
            if (row.getInteger(1) > 0) {
                anew.add(row.getString(0));
            }
        }
        if (!anew.isEmpty()) {
            run(connection, againTimeout, AGAIN, Tuple.of(anew.toArray(String[]::new)));
        }
        transaction.commit().await().atMost(timeout);
        generation = run(GENERATION, Tuple.tuple()).iterator().next().getLong(0);
        return anew;
    }

    /** All that waits, in whichever slice. */
    Backlog backlog() {
        Row row = run(BACKLOG, Tuple.tuple()).iterator().next();
        return new Backlog(row.getLong(0), row.getDouble(1));
    }

    /** Gives slices and connection back; returns what is left behind when that fails. */
    @Nullable
    Backend release() {
        try {
            run("select pg_advisory_unlock_all()", Tuple.tuple());
            return null;
        } catch (RuntimeException e) {
            return backend;
        } finally {
            connection.closeAndForget();
        }
    }

    private RowSet<Row> run(String sql, Tuple args) {
        return run(connection, timeout, sql, args);
    }

    private static RowSet<Row> run(SqlConnection connection, Duration timeout, String sql, Tuple args) {
        Uni<RowSet<Row>> answer = connection.preparedQuery(sql).execute(args);
        return answer.await().atMost(timeout);
    }

    private static OutboxRow row(Row row) {
        OutboxMessage message = new OutboxMessage(
                row.getUUID(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getOffsetDateTime(7).toInstant(),
                row.getString(8));
        return new OutboxRow(row.getLong(0), row.getShort(1), message);
    }
}
