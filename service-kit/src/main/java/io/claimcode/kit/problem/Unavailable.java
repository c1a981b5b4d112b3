package io.claimcode.kit.problem;

import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.redis.client.impl.types.ErrorType;
import org.jspecify.annotations.Nullable;

/** Tells a store that is away, overloaded or full, which passes, from a fault. */
public final class Unavailable {
    private static final int DEPTH = 16;

    /** SQLSTATE classes: connection, resources (of which the disk is one), operator, the system around PostgreSQL. */
    private static final Set<String> SQL_CLASSES = Set.of("08", "53", "57", "58");

    /** Lock not available, deadlock, serialization. */
    private static final Set<String> SQL_STATES = Set.of("55P03", "40P01", "40001");

    private static final Set<String> REDIS_STATES =
            Set.of("LOADING", "BUSY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "READONLY", "CONNECTION_CLOSED");

    private Unavailable() {}

    /** Whether something failed for a reason that passes, so that it may be tried again. */
    public static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (is(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static String summary(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static boolean is(Throwable cause) {
        return switch (cause) {
            case TimeoutException timeout -> true;
            case io.smallrye.mutiny.TimeoutException timeout -> true;
            case ConnectException refused -> true;
            case ClosedChannelException closed -> true;
            case PgException sql -> isPassing(sql.getSqlState());
            // In which Hibernate puts what the database said.
            case SQLException sql -> isPassing(sql.getSQLState());
            case ErrorType redis -> REDIS_STATES.stream().anyMatch(redis::is);
            case VertxException closed -> isClosed(closed.getMessage());
            default -> false;
        };
    }

    private static boolean isPassing(@Nullable String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && (SQL_CLASSES.contains(sqlState.substring(0, 2)) || SQL_STATES.contains(sqlState));
    }

    private static boolean isClosed(@Nullable String message) {
        return message != null && message.toLowerCase(Locale.ROOT).contains("closed");
    }
}
