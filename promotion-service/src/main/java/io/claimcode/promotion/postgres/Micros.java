package io.claimcode.promotion.postgres;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.claimcode.kit.sql.SqlRow;
import org.jspecify.annotations.Nullable;

/** Instants of plain SQL, which come as microseconds since 1970: that is what both sides can say exactly. */
final class Micros {
    private Micros() {}

    /** The expression that selects a column so. */
    static String of(String column) {
        return "cast(extract(epoch from " + column + ") * 1000000 as bigint)";
    }

    /** The instant in a column that was selected so and is never null. */
    static Instant instant(SqlRow row, int column) {
        return Instant.EPOCH.plus(row.number(column), ChronoUnit.MICROS);
    }

    /** The instant in a column that was selected so, as text, and may be null. */
    static @Nullable Instant instantOrNull(SqlRow row, int column) {
        var micros = row.textOrNull(column);
        return micros == null ? null : instant(micros);
    }

    /** The instant that was selected so, as text. */
    static Instant instant(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }
}
