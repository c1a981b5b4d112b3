package io.claimcode.codegen.postgres;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.ReloadLock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import static io.claimcode.codegen.postgres.Await.await;

/** An advisory lock of Postgres: whoever dies loses it with the connection. */
@Singleton
final class PostgresReloadLock implements ReloadLock {
    /** Any number that nothing else in this database locks. */
    private static final long KEY = 0x636c61696d31L;

    private final Pool pool;

    @Inject
    PostgresReloadLock(Pool pool) {
        this.pool = pool;
    }

    @Override
    public boolean run(Runnable work) {
        SqlConnection connection = await(pool.getConnection());
        try {
            if (!await(ask(connection, "select pg_try_advisory_lock($1)"))) {
                return false;
            }
            try {
                work.run();
            } finally {
                await(ask(connection, "select pg_advisory_unlock($1)"));
            }
            return true;
        } finally {
            await(connection.close());
        }
    }

    /** Keeps others from the lock until this connection's transaction ends, unless somebody has it. */
    static Uni<Boolean> tryShare(SqlConnection connection) {
        return ask(connection, "select pg_try_advisory_xact_lock_shared($1)");
    }

    private static Uni<Boolean> ask(SqlConnection connection, String sql) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(KEY))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
