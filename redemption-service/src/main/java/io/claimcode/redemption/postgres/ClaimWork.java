package io.claimcode.redemption.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.redemption.model.ClaimState;
import io.claimcode.redemption.model.Claimant;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * What the claims in Redis still owe the ledger: the outbox's second mark, and all spent codes of a shard. Calls
 * block. One instance works at a time; the others find the lock taken and go on.
 */
@ApplicationScoped
public class ClaimWork {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** For what an answer waits for, and is done later as well. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** Advisory locks of this database; service-kit's slices have a class of their own. */
    private static final long SETTLE_LOCK = 0x636c61696d01L;

    private static final long MARK_LOCK = 0x636c61696d02L;

    private static final String OWED = """
            select id, redemption_id from outbox
            where applied_at is null and redemption_id is not null order by id limit $1""";

    private static final String CLAIMS = """
            select c.redemption_id, c.fingerprint as claim, true as is_code, c.active, c.voided_at, r.owner, r.customer
            from spent_code c left join redemption r on r.redemption_id = c.redemption_id
            where c.redemption_id = any($1)
            union all
            select t.redemption_id, t.turn, false, t.active, null, r.owner, r.customer
            from redeemed_customer t join redemption r on r.redemption_id = t.redemption_id
            where t.redemption_id = any($1)""";

    private static final String APPLIED = "update outbox set applied_at = now() where id = any($1)";

    private static final String OF_SHARDS = """
            select c.redemption_id, c.fingerprint as claim, true as is_code, c.active, c.voided_at, r.owner, r.customer,
              c.batch_number, c.serial
            from spent_code c left join redemption r on r.redemption_id = c.redemption_id
            where c.active and get_byte(c.fingerprint, 0) = any($1) and (c.batch_number, c.serial) > ($2, $3)
            order by c.batch_number, c.serial limit $4""";

    private static final String OPEN = "select open_shards($1, $2)";

    private static final String SPENT =
            "select redemption_id, fingerprint from spent_code where active and redemption_id = any($1)";

    /** Nobody owns a void. */
    private static final byte[] NOBODY = new byte[Fingerprint.BYTES];

    private final Pool pool;

    @Inject
    ClaimWork(Pool pool) {
        this.pool = pool;
    }

    /**
     * Hands out what is owed, at most {@code limit} redemptions, and marks it applied when {@code apply} returns. Nothing
     * is marked when it throws.
     *
     * @return how many were handed out
     */
    public int settle(int limit, Consumer<List<OwedClaim>> apply) {
        return locked(SETTLE_LOCK, connection -> {
            var outbox = new ArrayList<Long>();
            var redemptions = new ArrayList<UUID>();
            for (Row row : query(connection, OWED, Tuple.of(limit))) {
                outbox.add(row.getLong("id"));
                redemptions.add(row.getUUID("redemption_id"));
            }
            if (outbox.isEmpty()) {
                return 0;
            }
            apply.accept(owed(query(connection, CLAIMS, Tuple.of(redemptions.toArray(UUID[]::new)))));
            query(connection, APPLIED, Tuple.of(outbox.toArray(Long[]::new)));
            return outbox.size();
        });
    }

    /** The claims that a redemption had or has, for somebody who waits for them but not long. */
    public List<OwedClaim> claimsOf(UUID redemptionId) {
        return with(SHORT, connection -> owed(query(connection, CLAIMS, Tuple.of(new UUID[] {redemptionId}), SHORT)));
    }

    /** The marks under which shards were last opened, as the ledger has them. */
    public Map<Integer, String> marks() {
        return with(PATIENCE, ClaimWork::marks);
    }

    /**
     * Opens shards: from the moment on at which the ledger has their marks, nothing is redeemed that was claimed under
     * others. Then every spent code of these shards is handed out, page by page.
     */
    public void open(Opening opening, int page) {
        locked(MARK_LOCK, connection -> {
            var marks = opening.shards(marks(connection));
            if (marks.isEmpty()) {
                return 0;
            }
            var shards = marks.keySet().toArray(Integer[]::new);
            query(connection, OPEN, Tuple.of(shards, marks.values().toArray(String[]::new)));
            opening.begin();
            int batch = 0;
            int serial = 0;
            while (true) {
                var rows = query(connection, OF_SHARDS, Tuple.of(shards, batch, serial, page));
                if (rows.isEmpty()) {
                    opening.end();
                    return shards.length;
                }
                opening.settle(owed(rows));
                batch = rows.getLast().getInteger("batch_number");
                serial = rows.getLast().getInteger("serial");
            }
        });
    }

    private static Map<Integer, String> marks(SqlConnection connection) {
        var marks = new HashMap<Integer, String>();
        query(connection, "select shard, mark from opened_shard", Tuple.tuple())
                .forEach(row -> marks.put(row.getInteger("shard"), row.getString("mark")));
        return marks;
    }

    /** What one does who opens shards, in this order, while nobody else opens any. */
    public interface Opening {
        /**
         * Those that are to be opened, with their marks.
         *
         * @param inLedger the marks under which shards were last opened
         */
        SortedMap<Integer, String> shards(Map<Integer, String> inLedger);

        void begin();

        void settle(List<OwedClaim> owed);

        void end();
    }

    /** The codes that these redemptions and voids have at present. */
    public Set<Spent> spentBy(Collection<UUID> redemptions) {
        return with(PATIENCE, connection -> {
            var spent = new HashSet<Spent>();
            query(connection, SPENT, Tuple.of(redemptions.toArray(UUID[]::new)))
                    .forEach(row -> spent.add(new Spent(
                            row.getUUID("redemption_id"),
                            Fingerprint.of(row.getBuffer("fingerprint").getBytes()))));
            return spent;
        });
    }

    private <T> T with(Duration patience, Function<SqlConnection, T> work) {
        var connection = connection(patience);
        try {
            return work.apply(connection);
        } finally {
            connection.close().subscribe().with(done -> {}, failed -> {});
        }
    }

    private int locked(long lock, ToIntFunction<SqlConnection> work) {
        var connection = connection(PATIENCE);
        try {
            var row = query(connection, "select pg_try_advisory_lock($1) as had", Tuple.of(lock))
                    .getFirst();
            return row.getBoolean("had") ? work.applyAsInt(connection) : 0;
        } finally {
            // Not awaited: where an answer is late, the unlocking stands in line behind it, so that no connection goes
            // back to the pool with a lock that nobody gives up.
            connection
                    .query("select pg_advisory_unlock_all()")
                    .execute()
                    .subscribe()
                    .with(done -> {}, failed -> {});
            connection.close().subscribe().with(done -> {}, failed -> {});
        }
    }

    /** A connection that comes too late goes back at once. */
    private SqlConnection connection(Duration patience) {
        var coming = pool.getConnection().subscribeAsCompletionStage();
        try {
            return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            coming.thenAccept(late -> late.close().subscribe().with(done -> {}, failed -> {}));
            throw new LedgerUnavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable(e);
        }
    }

    private static List<Row> query(SqlConnection connection, String sql, Tuple arguments) {
        return query(connection, sql, arguments, PATIENCE);
    }

    private static List<Row> query(SqlConnection connection, String sql, Tuple arguments, Duration patience) {
        var rows = new ArrayList<Row>();
        connection
                .preparedQuery(sql)
                .execute(arguments)
                .await()
                .atMost(patience)
                .forEach(rows::add);
        return rows;
    }

    private static List<OwedClaim> owed(List<Row> rows) {
        return rows.stream()
                .map(row -> new OwedClaim(
                        row.getBoolean("is_code"),
                        row.getBuffer("claim").getBytes(),
                        state(row),
                        new Claimant(
                                row.getUUID("redemption_id"),
                                bytes(row.getBuffer("owner")),
                                bytes(row.getBuffer("customer")))))
                .toList();
    }

    private static ClaimState state(Row row) {
        if (!row.getBoolean("active")) {
            return ClaimState.FREE;
        }
        return row.getValue("voided_at") == null ? ClaimState.REDEEMED : ClaimState.VOIDED;
    }

    private static byte[] bytes(@Nullable Buffer buffer) {
        return buffer == null ? NOBODY : buffer.getBytes();
    }

    /**
     * A claim as the ledger has it.
     *
     * @param isCode whether a code's or a customer's turn
     * @param fingerprint of the code or the turn
     * @param claimant whose it is, or was
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record OwedClaim(boolean isCode, byte[] fingerprint, ClaimState state, Claimant claimant) {
        public Fingerprint code() {
            return Fingerprint.of(fingerprint);
        }
    }

    /**
     * A code that is spent.
     *
     * @param redemptionId by which; a void's id where it is voided
     */
    public record Spent(UUID redemptionId, Fingerprint code) {}
}
