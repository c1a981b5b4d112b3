package io.claimcode.promotion;

import java.util.UUID;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The service's tables, to put into them what no test can wait for. */
final class Rows {
    private final Pool pool;

    Rows(Pool pool) {
        this.pool = pool;
    }

    /** Lets a promotion's time be over. */
    void expire(String promotion) {
        set(promotion, """
                starts_at = '2021-01-01T00:00:00Z', ends_at = '2021-02-01T00:00:00Z',
                terms = regexp_replace(regexp_replace(terms, '"from":"[^"]*"', '"from":"2021-01-01T00:00:00Z"'),
                  '"until":"[^"]*"', '"until":"2021-02-01T00:00:00Z"')""");
    }

    void set(String promotion, String change) {
        pool.preparedQuery("update promotion set " + change + " where id = $1")
                .execute(Tuple.of(UUID.fromString(promotion)))
                .await()
                .indefinitely();
    }

    void update(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }

    String text(String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    long count(String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
