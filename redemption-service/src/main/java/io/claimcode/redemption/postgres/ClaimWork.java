package io.claimcode.redemption.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.redemption.model.Claimant;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * What the claims in Redis still owe the ledger: the outbox's second mark, and all redeemed codes of a shard. Calls
 * block. One instance works at a time; the others find the lock taken and go on.
 */
@ApplicationScoped
public class ClaimWork {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Advisory locks of this database; service-kit's slices have a class of their own. */
    private static final long SETTLE_LOCK = 0x636c61696d01L;

    private static final long MARK_LOCK = 0x636c61696d02L;

    private static final String OWED = """
            select id, redemption_id from outbox
            where applied_at is null and redemption_id is not null order by id limit $1""";

    private static final String CLAIMS = """
            select c.redemption_id, c.fingerprint as claim, 'code' as kind, c.owner, c.customer
            from redeemed_code c where c.redemption_id = any($1) and c.active
            union all
            select t.redemption_id, t.turn, 'turn', c.owner, c.customer
            from redeemed_customer t
            join lateral (select owner, customer from redeemed_code c
              where c.redemption_id = t.redemption_id and c.promotion_id = t.promotion_id limit 1) c on true
            where t.redemption_id = any($1)""";

    private static final String APPLIED = "update outbox set applied_at = now() where id = any($1)";

    private static final String OF_SHARDS = """
            select redemption_id, fingerprint as claim, 'code' as kind, owner, customer, batch_number, serial
            from redeemed_code
            where active and get_byte(fingerprint, 0) = any($1) and (batch_number, serial) > ($2, $3)
            order by batch_number, serial limit $4""";

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

    /** Hands out every redeemed code of these shards, page by page, then runs {@code done}. */
    public void allOf(List<Integer> shards, int page, Predicate<List<OwedClaim>> apply, Runnable done) {
        locked(MARK_LOCK, connection -> {
            int batch = 0;
            int serial = 0;
            while (true) {
                var rows = query(connection, OF_SHARDS, Tuple.of(shards.toArray(Integer[]::new), batch, serial, page));
                if (rows.isEmpty()) {
                    done.run();
                    return 0;
                }
                if (!apply.test(owed(rows))) {
                    return 0;
                }
                batch = rows.getLast().getInteger("batch_number");
                serial = rows.getLast().getInteger("serial");
            }
        });
    }

    private int locked(long lock, ToIntFunction<SqlConnection> work) {
        var connection = pool.getConnection().await().atMost(PATIENCE);
        try {
            var row = query(connection, "select pg_try_advisory_lock($1) as had", Tuple.of(lock))
                    .getFirst();
            if (!row.getBoolean("had")) {
                return 0;
            }
            try {
                return work.applyAsInt(connection);
            } finally {
                query(connection, "select pg_advisory_unlock($1)", Tuple.of(lock));
            }
        } finally {
            connection.close().await().atMost(PATIENCE);
        }
    }

    private static List<Row> query(SqlConnection connection, String sql, Tuple arguments) {
        var rows = new ArrayList<Row>();
        connection
                .preparedQuery(sql)
                .execute(arguments)
                .await()
                .atMost(PATIENCE)
                .forEach(rows::add);
        return rows;
    }

    private static List<OwedClaim> owed(List<Row> rows) {
        return rows.stream()
                .map(row -> new OwedClaim(
                        row.getString("kind").equals("code"),
                        row.getBuffer("claim").getBytes(),
                        new Claimant(
                                row.getUUID("redemption_id"),
                                row.getBuffer("owner").getBytes(),
                                row.getBuffer("customer").getBytes())))
                .toList();
    }

    /**
     * A claim that is to be permanent.
     *
     * @param isCode whether a code's or a customer's turn
     * @param fingerprint of the code or the turn
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record OwedClaim(boolean isCode, byte[] fingerprint, Claimant claimant) {
        public Fingerprint code() {
            return Fingerprint.of(fingerprint);
        }
    }
}
