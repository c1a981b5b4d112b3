package io.claimcode.kit.sql;

import java.util.ArrayList;
import java.util.List;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Work on a connection of the Vert.x client. */
record ClientWork(SqlClient client) implements SqlWork {
    @Override
    public Uni<Integer> update(String sql, List<? extends @Nullable Object> args) {
        return execute(sql, args).map(RowSet::rowCount);
    }

    @Override
    public Uni<List<SqlRow>> rows(String sql, List<? extends @Nullable Object> args) {
        return execute(sql, args).map(ClientWork::all);
    }

    private Uni<RowSet<Row>> execute(String sql, List<? extends @Nullable Object> args) {
        Tuple tuple = Tuple.tuple();
        for (Object arg : args) {
            tuple.addValue(arg instanceof byte[] bytes ? Buffer.buffer(bytes) : arg);
        }
        return client.preparedQuery(sql).execute(tuple);
    }

    private static List<SqlRow> all(RowSet<Row> rows) {
        List<SqlRow> all = new ArrayList<>();
        for (Row row : rows) {
            @Nullable Object[] values = new @Nullable Object[row.size()];
            for (int column = 0; column < values.length; column++) {
                values[column] = row.getValue(column);
            }
            all.add(new SqlRow(values));
        }
        return all;
    }
}
