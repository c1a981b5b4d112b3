package io.claimcode.kit.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claimcode.kit.app.KitProfile;
import io.claimcode.kit.app.Note;
import io.claimcode.kit.app.Servers;
import io.claimcode.kit.event.Envelope;
import io.claimcode.kit.idempotency.Idempotency;
import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.idempotency.RequestHash;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.inbox.Inbox;
import io.claimcode.kit.outbox.Outbox;
import io.claimcode.kit.outbox.OutboxMessage;
import io.claimcode.kit.outbox.OutboxRelay;
import io.claimcode.local.test.StackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** All three in the transaction of a session, and the relay as the application runs it. */
@QuarkusTest
@TestProfile(KitProfile.class)
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "service", value = "promotion"))
class SessionWorkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Mutiny.SessionFactory sessions;

    @Inject
    Pool pool;

    @Inject
    OutboxRelay relay;

    @Inject
    MeterRegistry meters;

    @Inject
    Vertx vertx;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private final UUID id = UUID.randomUUID();
    private final StoredAnswer answer = new StoredAnswer(201, Map.of("Location", "/notes/" + id), null);

    @Test
    void committed_allAreThere_andTheEventIsTold() {
        assertThat(inSession(false)).isEqualTo(new Outcome.Done(answer, false));
        relay.nudge();

        assertThat(count("select count(*) from note where id = $1")).isEqualTo(1);
        assertThat(count("select count(*) from inbox where event_id = $1")).isEqualTo(1);
        await().atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from outbox where event_id = $1 and published_at is not null") == 1);
        assertThat(inSession(false)).isEqualTo(new Outcome.Done(answer, true));
        assertThat(count("select count(*) from outbox where event_id = $1")).isEqualTo(1);
        assertThat(told().source()).isEqualTo("/kit-test");
    }

    @Test
    void rolledBack_noneIsThere() {
        assertThatThrownBy(() -> inSession(true)).hasMessage("no");

        assertThat(count("select count(*) from note where id = $1")).isZero();
        assertThat(count("select count(*) from inbox where event_id = $1")).isZero();
        assertThat(count("select count(*) from outbox where event_id = $1")).isZero();
        assertThat(inSession(false)).isEqualTo(new Outcome.Done(answer, false));
    }

    @Test
    void gauges_showWhatWaits() {
        inSession(false);
        relay.nudge();

        await().atMost(PATIENCE).until(() -> gauge("claimcode.outbox.lag") == 0);
        assertThat(gauge("claimcode.outbox.age")).isZero();
    }

    private Envelope told() {
        try (KafkaConsumer<String, byte[]> reader = Servers.reader(kafka, "kit.test")) {
            AtomicReference<Envelope> found = new AtomicReference<>();
            await().atMost(PATIENCE).until(() -> {
                reader.poll(Duration.ofMillis(100)).forEach(record -> {
                    Envelope event = Envelope.of(record);
                    if (event.id().equals(id)) {
                        found.set(event);
                    }
                });
                return found.get() != null;
            });
            return found.get();
        }
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private Outcome inSession(boolean fails) {
        Context context = VertxContext.getOrCreateDuplicatedContext(vertx);
        VertxContextSafetyToggle.setContextSafe(context, true);
        return Uni.createFrom()
                .<Outcome>emitter(emitter ->
                        context.runOnContext(ignored -> sessions.withTransaction(session -> once(session, fails))
                                .subscribe()
                                .with(emitter::complete, emitter::fail)))
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Outcome> once(Mutiny.Session session, boolean fails) {
        return Idempotency.once(
                SessionWork.of(session),
                "scope",
                new IdempotencyKey(id.toString()),
                RequestHash.sha256(JsonNodeFactory.instance.textNode("body")),
                () -> act(session, fails));
    }

    private Uni<StoredAnswer> act(Mutiny.Session session, boolean fails) {
        OutboxMessage told =
                new OutboxMessage(id, "test.happened.v1", "kit.test", "key", "subject", Instant.now(), "{\"a\":\"ü\"}");
        return session.persist(new Note(id, "text"))
                .chain(() -> Inbox.firstTime(SessionWork.of(session), "consumer", id))
                .invoke(first -> assertThat(first).isTrue())
                .chain(() -> Inbox.firstTime(SessionWork.of(session), "consumer", id))
                .invoke(first -> assertThat(first).isFalse())
                .chain(() -> Outbox.append(SessionWork.of(session), List.of(told)))
                .chain(() -> fails
                        ? Uni.createFrom().<StoredAnswer>failure(new IllegalStateException("no"))
                        : Uni.createFrom().item(answer));
    }

    private long count(String sql) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(id))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }
}
