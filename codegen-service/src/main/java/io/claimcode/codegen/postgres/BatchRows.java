package io.claimcode.codegen.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.BatchStatus;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table {@code batch}. */
final class BatchRows {
    /** The columns that are read. */
    static final String COLUMNS = "batch_number, group_id, promotion_id, seller, quantity, chunk_size, status,"
            + " next_chunk, created, started_at, ready_at, imported";

    private BatchRows() {}

    static Optional<Batch> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(BatchRows::batch)
                .findFirst();
    }

    static List<Batch> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(BatchRows::batch)
                .toList();
    }

    private static Batch batch(Row row) {
        return new Batch(
                row.getInteger("batch_number"),
                row.getUUID("group_id"),
                row.getUUID("promotion_id"),
                row.getString("seller"),
                row.getInteger("quantity"),
                row.getInteger("chunk_size"),
                BatchStatus.valueOf(row.getString("status")),
                row.getInteger("next_chunk"),
                row.getInteger("created"),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("ready_at")),
                row.getBoolean("imported"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
