package io.claimcode.codegen.postgres;

import java.time.ZoneOffset;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.Promotions;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.PromotionState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** The tables {@code promotion} and {@code group_name}. */
@Singleton
final class PostgresPromotions implements Promotions {
    private final Pool pool;

    @Inject
    PostgresPromotions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> learn(PromotionState promotion, @Nullable ClaimCodeGroupState group) {
        return DataExceptions.unusable(pool.withTransaction(connection -> save(connection, promotion)
                .chain(() -> group == null || group.name() == null
                        ? Uni.createFrom().voidItem()
                        : connection
                                .preparedQuery("insert into group_name values ($1, $2) on conflict do nothing")
                                .execute(Tuple.of(promotion.promotionId(), group.name()))
                                .replaceWithVoid())));
    }

    private static Uni<Void> save(SqlConnection connection, PromotionState promotion) {
        return connection
                .preparedQuery("""
                        insert into promotion as p
                          (promotion_id, seller, version, status, code_kind, ends_at, shared_code)
                        values ($1, $2, $3, $4, $5, $6, $7) on conflict (promotion_id) do update
                          set version = excluded.version, status = excluded.status, ends_at = excluded.ends_at
                          where p.version < excluded.version""")
                .execute(Tuple.tuple()
                        .addValue(promotion.promotionId())
                        .addValue(promotion.seller())
                        .addValue(promotion.version())
                        .addValue(promotion.status().name())
                        .addValue(promotion.claimCode().kind().name())
                        .addValue(promotion.endsAt().atOffset(ZoneOffset.UTC))
                        .addValue(promotion.claimCode().groupCodeFingerprint()))
                .replaceWithVoid();
    }
}
