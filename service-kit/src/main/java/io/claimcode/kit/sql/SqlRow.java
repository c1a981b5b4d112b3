package io.claimcode.kit.sql;

import java.util.Objects;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** A row of a query's answer; columns count from 0. */
public final class SqlRow {
    private final @Nullable Object[] values;

    SqlRow(@Nullable Object[] values) {
        this.values = values;
    }

    /** The text in a column that is never null. */
    public String text(int column) {
        return (String) present(column);
    }

    /** The text in a column, or null. */
    public @Nullable String textOrNull(int column) {
        return (String) values[column];
    }

    /** The number in a column that is never null. */
    public long number(int column) {
        return ((Number) present(column)).longValue();
    }

    /** The truth value in a column that is never null. */
    public boolean bool(int column) {
        return (Boolean) present(column);
    }

    /** The bytes in a column that is never null. */
    public byte[] bytes(int column) {
        return present(column) instanceof Buffer buffer ? buffer.getBytes() : (byte[]) present(column);
    }

    private Object present(int column) {
        return Objects.requireNonNull(values[column]);
    }
}
