package io.claimcode.codegen.postgres;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.BatchConfig;
import io.claimcode.codegen.Batches;
import io.claimcode.codegen.NewBatch;
import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.BatchStatus;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.Progress;
import io.claimcode.kit.inbox.Inbox;
import io.claimcode.kit.sql.SqlWork;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import static io.claimcode.codegen.postgres.Await.await;

/** The table {@code batch}. Times are the database's, so instances needn't agree on theirs. */
@Singleton
final class PostgresBatches implements Batches {
    private static final String CONSUMER = "codegen";
    private static final int MAX_ROUNDS = 3;
    private static final double PACE_SECONDS = 5;

    private final Pool pool;
    private final BatchEvents events;
    private final BatchConfig config;

    @Inject
    PostgresBatches(Pool pool, BatchEvents events, BatchConfig config) {
        this.pool = pool;
        this.events = events;
        this.config = config;
    }

    @Override
    public Uni<Boolean> request(UUID eventId, NewBatch batch, int chunkSize) {
        return firstTime(eventId, connection -> insert(connection, batch, chunkSize), false);
    }

    @Override
    public Uni<Optional<Batch>> withdraw(UUID eventId, NewBatch batch, int chunkSize, BatchStatus status) {
        return firstTime(eventId, connection -> withdraw(connection, batch, chunkSize, status), Optional.<Batch>empty())
                .invoke(events::nudge);
    }

    private <T> Uni<T> firstTime(UUID eventId, Function<SqlConnection, Uni<T>> effect, T otherwise) {
        return DataExceptions.unusable(pool.withTransaction(connection -> Inbox.firstTime(
                        SqlWork.of(connection), CONSUMER, eventId)
                .chain(first ->
                        first ? effect.apply(connection) : Uni.createFrom().item(otherwise))));
    }

    /** One statement decides between this and the end of the batch's making. */
    private Uni<Optional<Batch>> withdraw(SqlConnection connection, NewBatch batch, int chunkSize, BatchStatus status) {
        return connection
                .preparedQuery("""
                        insert into batch (group_id, promotion_id, seller, quantity, chunk_size, status)
                        values ($1, $2, $3, $4, $5, $6) on conflict (group_id) do update
                          set status = case batch.status when 'READY' then 'VOIDED' else excluded.status end
                          where batch.status in ('IN_PROGRESS', 'READY')
                        returning
                        """ + BatchRows.COLUMNS)
                .execute(Tuple.from(List.of(
                        batch.groupId(),
                        batch.promotionId(),
                        batch.seller(),
                        batch.quantity(),
                        chunkSize,
                        status.name())))
                .map(BatchRows::first)
                .call(withdrawn -> withdrawn
                        .filter(after -> after.status() == BatchStatus.CANCELLED)
                        .map(cancelled -> events.cancelled(connection, cancelled))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Uni<Boolean> insert(SqlConnection connection, NewBatch batch, int chunkSize) {
        return connection
                .preparedQuery("""
                        insert into batch (group_id, promotion_id, seller, quantity, chunk_size)
                        values ($1, $2, $3, $4, $5) on conflict (group_id) do nothing""")
                .execute(Tuple.from(
                        List.of(batch.groupId(), batch.promotionId(), batch.seller(), batch.quantity(), chunkSize)))
                .map(rows -> rows.rowCount() == 1);
    }

    @Override
    public Optional<Batch> takeTurn(UUID turn, int maxQuantity) {
        return await(pool.preparedQuery("""
                        update batch set lease_owner = $1, lease_until = now() + make_interval(secs => $2),
                          started_at = coalesce(started_at, now())
                        where batch_number = (
                          select batch_number from batch
                          where status = 'IN_PROGRESS' and (lease_until is null or lease_until < now()) and quantity <= $3
                          order by turn_at, batch_number limit 1 for update skip locked)
                        returning
                        """ + BatchRows.COLUMNS)
                .execute(Tuple.of(turn, seconds(config.lease()), maxQuantity))
                .map(BatchRows::first));
    }

    @Override
    public void keep(Collection<UUID> turns) {
        await(pool.preparedQuery("""
                        update batch set lease_until = now() + make_interval(secs => $2)
                        where lease_owner = any($1) and lease_until is not null and status = 'IN_PROGRESS'""").execute(Tuple.of(turns.toArray(UUID[]::new), seconds(config.lease()))));
    }

    @Override
    public void giveBack(Batch batch, UUID turn) {
        await(pool.preparedQuery("""
                        update batch set lease_until = now() + make_interval(secs => $3), turn_at = clock_timestamp()
                        where batch_number = $1 and lease_owner = $2""").execute(Tuple.of(batch.number(), turn, seconds(config.rest()))));
    }

    @Override
    public boolean progress(Batch batch, int created, UUID turn) {
        boolean goOn = await(pool.withTransaction(connection -> connection
                .preparedQuery("""
                        update batch set created = greatest(created, $2), lease_until = now() + make_interval(secs => $4)
                        where batch_number = $1 and lease_owner = $3 and status = 'IN_PROGRESS'""")
                .execute(Tuple.of(batch.number(), created, turn, seconds(config.lease())))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : tell(connection, batch, Duration.ZERO).replaceWith(true))));
        events.nudge();
        return goOn;
    }

    /**
     * Tells how far the batch is, unless that was told so short a time ago. The rate is the average since its making began,
     * and after some seconds that of the last ones: a batch that had to wait for its stores soon has a true rate again.
     */
    private Uni<Void> tell(SqlConnection connection, Batch batch, Duration interval) {
        return connection
                .preparedQuery("""
                        update batch set told = created, progressed_at = now(), codes_per_second = codes_per_second
                          + ((created - told) / pace.span - codes_per_second)
                            * least(1, pace.span / least(pace.age, $3))
                        from (select batch_number as number,
                            greatest(0.001, extract(epoch from now() - coalesce(progressed_at, started_at, requested_at))::float8) as span,
                            greatest(0.001, extract(epoch from now() - coalesce(started_at, requested_at))::float8) as age
                          from batch where batch_number = $1) pace
                        where batch_number = pace.number and created > 0 and created < quantity
                          and (progressed_at is null or progressed_at <= now() - make_interval(secs => $2))
                        returning created, quantity, codes_per_second""")
                .execute(Tuple.of(batch.number(), seconds(interval), PACE_SECONDS))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : events.progressed(
                                connection, batch, progress(rows.iterator().next())));
    }

    private static Progress progress(Row told) {
        return new Progress(
                told.getInteger("created"), told.getInteger("quantity"), told.getDouble("codes_per_second"));
    }

    @Override
    public void checkpoint(Batch batch, List<Chunk> span, UUID turn) {
        await(pool.withTransaction(connection -> advance(connection, batch, span, turn)));
        events.nudge();
    }

    private Uni<Void> advance(SqlConnection connection, Batch batch, List<Chunk> span, UUID turn) {
        int first = span.getFirst().index();
        Chunk last = span.getLast();
        return connection
                .preparedQuery("""
                        update batch set next_chunk = $3 + 1, created = greatest(created, $4),
                          turn_at = clock_timestamp(),
                          lease_until = case when lease_owner = $5 then null else lease_until end
                        where batch_number = $1 and status = 'IN_PROGRESS' and next_chunk = $2""")
                .execute(Tuple.of(batch.number(), first, last.index(), last.lastSerial(), turn))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : connection
                                .preparedQuery("""
                                        update code_chunk set checkpointed_at = now()
                                        where batch_number = $1 and chunk between $2 and $3""")
                                .execute(Tuple.of(batch.number(), first, last.index()))
                                .chain(() -> tell(connection, batch, config.progressInterval())));
    }

    @Override
    public Finish finish(Batch batch, BooleanSupplier complete) {
        Finish finish = await(pool.withTransaction(connection -> PostgresReloadLock.tryShare(connection)
                .chain(shared -> shared
                        ? ready(connection, batch, complete)
                        : Uni.createFrom().item(Finish.LATER))));
        events.nudge();
        return finish;
    }

    private Uni<Finish> ready(SqlConnection connection, Batch batch, BooleanSupplier complete) {
        return Uni.createFrom()
                .item(complete::getAsBoolean)
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .chain(isComplete -> isComplete
                        ? end(connection, batch, BatchStatus.READY, null)
                                .chain(ended -> ended.map(ready ->
                                                events.ready(connection, ready).replaceWith(Finish.READY))
                                        .orElseGet(() -> Uni.createFrom().item(Finish.OVER)))
                        : Uni.createFrom().item(Finish.INCOMPLETE));
    }

    @Override
    public boolean startOver(Batch batch) {
        return await(pool.withTransaction(connection -> connection
                .preparedQuery("""
                        update batch set next_chunk = 0, rounds = rounds + 1, lease_until = null
                        where batch_number = $1 and status = 'IN_PROGRESS' and rounds < $2""")
                .execute(Tuple.of(batch.number(), MAX_ROUNDS))
                .chain(rows -> connection
                        .preparedQuery("update code_chunk set checkpointed_at = null where batch_number = $1 and $2")
                        .execute(Tuple.of(batch.number(), rows.rowCount() == 1))
                        .replaceWith(rows.rowCount() == 1))));
    }

    @Override
    public void fail(Batch batch, String reason) {
        await(pool.withTransaction(connection -> end(connection, batch, BatchStatus.FAILED, reason)
                .chain(failed -> failed.map(ended -> events.failed(connection, ended, reason))
                        .orElseGet(() -> Uni.createFrom().voidItem()))));
        events.nudge();
    }

    private static Uni<Optional<Batch>> end(
            SqlConnection connection, Batch batch, BatchStatus status, @Nullable String failure) {
        return connection
                .preparedQuery("""
                        update batch set status = $2, failure = $3,
                          ready_at = case when $2 = 'READY' then clock_timestamp() end
                        where batch_number = $1 and status = 'IN_PROGRESS'
                        returning
                        """ + BatchRows.COLUMNS)
                .execute(Tuple.of(batch.number(), status.name(), failure))
                .map(BatchRows::first);
    }

    @Override
    public Optional<Batch> find(UUID groupId, String seller) {
        return await(
                pool.preparedQuery("select " + BatchRows.COLUMNS + " from batch where group_id = $1 and seller = $2")
                        .execute(Tuple.of(groupId, seller))
                        .map(BatchRows::first));
    }

    @Override
    public List<Batch> page(BatchStatus status, int after, int limit) {
        return await(pool.preparedQuery("select " + BatchRows.COLUMNS
                        + " from batch where status = $1 and batch_number > $2 order by batch_number limit $3")
                .execute(Tuple.of(status.name(), after, limit))
                .map(BatchRows::all));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
