package io.claimcode.kit.sql;

import java.util.List;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's open transaction, in which statements can run. Statements use the placeholders {@code $1} to {@code $n};
 * arguments are text, numbers, booleans, UUIDs and byte arrays.
 */
public interface SqlWork {
    /** Runs a statement; the number of rows that it changed. */
    Uni<Integer> update(String sql, List<? extends @Nullable Object> args);

    /** Runs a query; its rows. */
    Uni<List<SqlRow>> rows(String sql, List<? extends @Nullable Object> args);

    /** Work on a plain connection (or on a pool, then each statement commits by itself). */
    static SqlWork of(SqlClient client) {
        return new ClientWork(client);
    }
}
