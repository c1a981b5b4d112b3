package io.claimcode.promotion.postgres;

import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.claimcode.kit.sql.SessionWork;
import io.claimcode.kit.sql.SqlWork;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Opens transactions. The stores of this package work in the one that is open. */
@Singleton
public final class Transactions {
    private final Pool pool;

    Transactions(Pool pool) {
        this.pool = pool;
    }

    /** Does all of an act or, when it fails, nothing. */
    public <T> Uni<T> run(Function<SqlWork, Uni<T>> act) {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> act.apply(SessionWork.of(session))));
    }

    /** Reads without the intention to write. */
    public <T> Uni<T> read(Supplier<Uni<T>> act) {
        return Panache.withSession(act);
    }

    /** Asks plain SQL, each statement by itself. */
    public <T> Uni<T> ask(Function<SqlWork, Uni<T>> question) {
        return question.apply(SqlWork.of(pool));
    }

    /** Whether the database answers. */
    public Uni<Boolean> isDatabaseThere() {
        return pool.query("select 1").execute().map(rows -> true).onFailure().recoverWithItem(false);
    }
}
