package io.claimcode.codegen.postgres;

import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.Imports;
import io.claimcode.codegen.NewBatch;
import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.KnownPromotion;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.kit.idempotency.Idempotency;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.sql.SqlWork;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import static io.claimcode.codegen.postgres.Await.await;

/** Imports, each on a connection of its own until it is stored or refused. */
@Singleton
final class PostgresImports implements Imports {
    /** Any number that nothing else in this database locks. */
    private static final long ALONE = 0x636c61696d32L;

    /** More than waiting for a turn, looking for clashes and storing can take. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Pool pool;
    private final PostgresChunks chunks;
    private final BatchEvents events;

    @Inject
    PostgresImports(Pool pool, PostgresChunks chunks, BatchEvents events) {
        this.pool = pool;
        this.chunks = chunks;
        this.events = events;
    }

    @Override
    public Outcome once(Once once, Function<Work, StoredAnswer> work) {
        Outcome outcome = pool.withTransaction(connection -> connection
                        .query("set local idle_in_transaction_session_timeout = " + LIMIT.toMillis())
                        .execute()
                        .chain(() -> Idempotency.once(
                                SqlWork.of(connection),
                                once.scope(),
                                once.key(),
                                once.hash(),
                                () -> Uni.createFrom()
                                        .item(() -> work.apply(new Transaction(connection)))
                                        .runSubscriptionOn(Infrastructure.getDefaultExecutor()))))
                .await()
                .atMost(LIMIT);
        events.nudge();
        return outcome;
    }

    @Override
    public void forget(Duration olderThan) {
        await(pool.withTransaction(connection -> Idempotency.forget(SqlWork.of(connection), olderThan)));
    }

    private final class Transaction implements Work {
        private final SqlConnection connection;

        Transaction(SqlConnection connection) {
            this.connection = connection;
        }

        @Override
        public Optional<KnownPromotion> promotion(UUID promotionId, String seller) {
            return await(connection
                    .preparedQuery("""
                            select promotion_id, status, code_kind, ends_at from promotion
                            where promotion_id = $1 and seller = $2""")
                    .execute(Tuple.of(promotionId, seller))
                    .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> new KnownPromotion(
                                    row.getUUID("promotion_id"),
                                    PromotionState.Status.valueOf(row.getString("status")),
                                    ClaimCodeTerms.Kind.valueOf(row.getString("code_kind")),
                                    row.getOffsetDateTime("ends_at").toInstant()))
                            .findFirst()));
        }

        @Override
        public boolean hasName(UUID promotionId, String name) {
            return ask(
                    "select exists (select 1 from group_name where promotion_id = $1 and name = $2)",
                    promotionId,
                    name);
        }

        /** Two statements: the second one sees what whoever had the lock before has committed. */
        @Override
        public boolean isAlone() {
            return ask("select pg_try_advisory_xact_lock($1)", ALONE)
                    && ask("select not exists (select 1 from batch where imported and status = 'IN_PROGRESS')");
        }

        private boolean ask(String sql, Object... args) {
            return await(connection
                    .preparedQuery(sql)
                    .execute(Tuple.from(args))
                    .map(rows -> rows.iterator().next().getBoolean(0)));
        }

        @Override
        public Set<Fingerprint> sharedCodes() {
            Set<Fingerprint> codes = new HashSet<>();
            for (Row row : await(connection.query("""
                    select shared_code from promotion
                    where shared_code ~ '^[0-9a-f]{24}$' and ends_at > now() and status in ('ACTIVE', 'PAUSED')""").execute())) {
                codes.add(Fingerprint.of(HexFormat.of().parseHex(row.getString(0))));
            }
            return codes;
        }

        @Override
        public List<Integer> givenUp() {
            return await(connection
                    .query("""
                            select batch_number from batch
                            where imported and status in ('FAILED', 'CANCELLED') order by batch_number""")
                    .execute()
                    .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> row.getInteger(0))
                            .toList()));
        }

        @Override
        public Optional<Batch> add(NewBatch wanted, String name, int chunkSize, List<PlacedCodes> codes) {
            Batch batch = await(connection
                    .preparedQuery("""
                            insert into batch (group_id, promotion_id, seller, quantity, chunk_size, imported)
                            values ($1, $2, $3, $4, $5, true)
                            returning
                            """ + BatchRows.COLUMNS)
                    .execute(Tuple.from(List.of(
                            wanted.groupId(), wanted.promotionId(), wanted.seller(), wanted.quantity(), chunkSize)))
                    .map(BatchRows::first)
                    .map(Optional::orElseThrow));
            for (int index = 0; index < codes.size(); index++) {
                await(chunks.store(connection, batch.chunk(index), codes.get(index)));
            }
            // Last, since whoever else wants this name waits for the end of the transaction.
            int named = await(connection
                            .preparedQuery("insert into group_name values ($1, $2) on conflict do nothing")
                            .execute(Tuple.of(wanted.promotionId(), name)))
                    .rowCount();
            if (named == 0) {
                return Optional.empty();
            }
            await(events.imported(connection, batch, name));
            return Optional.of(batch);
        }
    }
}
