package io.claimcode.codegen.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Progress;
import io.claimcode.contracts.event.BatchCancelled;
import io.claimcode.contracts.event.BatchEvent;
import io.claimcode.contracts.event.BatchFailed;
import io.claimcode.contracts.event.BatchProgressed;
import io.claimcode.contracts.event.BatchReady;
import io.claimcode.contracts.event.ClaimCodeGroupImported;
import io.claimcode.contracts.event.EventType;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.outbox.Outbox;
import io.claimcode.kit.outbox.OutboxMessage;
import io.claimcode.kit.outbox.OutboxRelay;
import io.claimcode.kit.sql.SqlWork;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Tells what happens to batches, in the transaction in which it happens. */
@Singleton
final class BatchEvents {
    private final OutboxRelay relay;

    @Inject
    BatchEvents(OutboxRelay relay) {
        this.relay = relay;
    }

    Uni<Void> imported(SqlConnection connection, Batch batch, String name) {
        return tell(
                connection,
                new ClaimCodeGroupImported(
                        batch.promotionId(), batch.groupId(), batch.number(), name, batch.quantity()));
    }

    Uni<Void> progressed(SqlConnection connection, Batch batch, Progress progress) {
        return tell(
                connection,
                new BatchProgressed(
                        batch.promotionId(),
                        batch.groupId(),
                        batch.number(),
                        batch.quantity(),
                        progress.created(),
                        progress.codesPerSecond(),
                        progress.secondsLeft()));
    }

    Uni<Void> ready(SqlConnection connection, Batch batch) {
        Instant startedAt = Objects.requireNonNull(batch.startedAt());
        Instant readyAt = Objects.requireNonNull(batch.readyAt());
        long durationMs = Duration.between(startedAt, readyAt).toMillis();
        return tell(
                connection,
                new BatchReady(batch.promotionId(), batch.groupId(), batch.number(), batch.quantity(), durationMs));
    }

    Uni<Void> failed(SqlConnection connection, Batch batch, String reason) {
        return tell(connection, new BatchFailed(batch.promotionId(), batch.groupId(), batch.number(), reason));
    }

    Uni<Void> cancelled(SqlConnection connection, Batch batch) {
        return tell(
                connection, new BatchCancelled(batch.promotionId(), batch.groupId(), batch.number(), batch.created()));
    }

    /** Lets what was committed be told at once. */
    void nudge() {
        relay.nudge();
    }

    private static <E extends Record & BatchEvent> Uni<Void> tell(SqlConnection connection, E event) {
        EventType type = EventType.of(event);
        OutboxMessage message = new OutboxMessage(
                UUID.randomUUID(),
                type.wireName(),
                type.topic().topicName(),
                event.promotionId().toString(),
                event.subject(),
                Instant.now(),
                EventJson.write(event));
        return Outbox.append(SqlWork.of(connection), List.of(message));
    }
}
