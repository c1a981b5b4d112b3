package io.claimcode.codegen.postgres;

import io.claimcode.kit.event.UnusableRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

/** Tells values that no database would take from a database that is away. */
final class DataExceptions {
    /** SQLSTATE class of such values. */
    private static final String DATA_EXCEPTION = "22";

    private DataExceptions() {}

    /** The same work; such values make the record unusable from which they came. */
    static <T> Uni<T> unusable(Uni<T> work) {
        return work.onFailure(DataExceptions::isOne)
                .transform(failure -> new UnusableRecord("the database takes no such values"));
    }

    private static boolean isOne(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && refused.getSqlState().startsWith(DATA_EXCEPTION);
    }
}
