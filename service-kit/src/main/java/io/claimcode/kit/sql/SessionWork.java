package io.claimcode.kit.sql;

import java.util.List;
import java.util.regex.Pattern;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Work in the transaction of a Hibernate Reactive session. Kept apart from {@link SqlWork}, so that a service without
 * entities needs no Hibernate on its class path.
 */
public final class SessionWork implements SqlWork {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\d+)");

    private final Mutiny.Session session;

    private SessionWork(Mutiny.Session session) {
        this.session = session;
    }

    /** Work in the session's transaction, which the caller opens and ends. */
    public static SqlWork of(Mutiny.Session session) {
        return new SessionWork(session);
    }

    @Override
    public Uni<Integer> update(String sql, List<? extends @Nullable Object> args) {
        return query(sql, args).executeUpdate();
    }

    @Override
    public Uni<List<SqlRow>> rows(String sql, List<? extends @Nullable Object> args) {
        return query(sql, args)
                .getResultList()
                .map(all -> all.stream().map(SessionWork::row).toList());
    }

    private Mutiny.Query<Object> query(String sql, List<? extends @Nullable Object> args) {
        Mutiny.Query<Object> query = session.createNativeQuery(positional(sql));
        for (int i = 0; i < args.size(); i++) {
            query.setParameter(i + 1, args.get(i));
        }
        return query;
    }

    /** A row of one column comes as its value, one of several as an array. */
    private static SqlRow row(@Nullable Object row) {
        return new SqlRow(row instanceof Object[] values ? values : new @Nullable Object[] {row});
    }

    private static String positional(String sql) {
        return PLACEHOLDER.matcher(sql).replaceAll("?$1");
    }
}
