package io.claimcode.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.claimcode.kit.event.Envelope;
import io.claimcode.kit.sql.SqlWork;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The relay while all is well, and what it does with an event that is not. */
class RelayTest extends RelayFixture {
    @Test
    void committedEvent_isTold_withAllItsAttributes() {
        OutboxMessage message = message("s-1", 1);
        append(List.of(message));

        start("PT0.1S");

        Envelope told = Envelope.of(records(1).getFirst());
        assertThat(told.id()).isEqualTo(message.eventId());
        assertThat(told.type()).isEqualTo(message.type());
        assertThat(told.source()).isEqualTo("/kit-test");
        assertThat(told.subject()).isEqualTo("s-1");
        assertThat(told.time()).isEqualTo(message.time());
        assertThat(told.key()).isEqualTo("key-s-1");
        assertThat(new String(told.body(), StandardCharsets.UTF_8)).isEqualTo(message.payload());
        awaitAllMarked();
    }

    @Test
    void rolledBackEvent_leavesNoRow() {
        Uni<Void> rolledBack =
                pool.withTransaction(connection -> Outbox.append(SqlWork.of(connection), List.of(message("s-1", 1)))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("no"))));

        assertThatThrownBy(() -> rolledBack.await().indefinitely()).isInstanceOf(IllegalStateException.class);

        assertThat(count("select count(*) from outbox")).isZero();
    }

    @Test
    void oversizedEvent_isNotWritten() {
        OutboxMessage message = new OutboxMessage(
                UUID.randomUUID(), "t", topic, "k", "s", Instant.now(), "x".repeat(Outbox.MAX_BYTES + 1));

        assertThatThrownBy(() -> append(List.of(message))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyEvents_areToldInOrderForEachSubject() {
        int subjects = 40;
        int each = 60;
        for (int number = 0; number < each; number++) {
            int current = number;
            append(IntStream.range(0, subjects)
                    .mapToObj(subject -> message("s-" + subject, current))
                    .toList());
        }

        start("PT0.1S");

        isInOrder(records(subjects * each), subjects, each);
        awaitAllMarked();
        assertThat(running.getFirst().relay().backlog().rows()).isGreaterThanOrEqualTo(0);
    }

    @Test
    void eventThatCantBeTold_stopsItsSliceOnly() {
        String stuck = "s-0";
        String other = IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> "s-" + i)
                .filter(subject -> Outbox.slice(subject) != Outbox.slice(stuck))
                .findFirst()
                .orElseThrow();
        OutboxMessage good = message(stuck, 0);
        OutboxMessage bad = new OutboxMessage(
                UUID.randomUUID(), good.type(), "no such topic!", "k", stuck, good.time(), good.payload());
        append(List.of(bad, message(stuck, 1), message(other, 0), message(other, 1)));

        start("PT0.05S");

        await().atMost(PATIENCE).until(() -> count("select count(*) from outbox where published_at is null") == 2);
        assertThat(records(2))
                .extracting(record -> Envelope.of(record).subject())
                .containsExactly(other, other);
        assertThat(count("select count(*) from outbox where published_at is null and subject = 's-0'"))
                .isEqualTo(2);
    }

    @Test
    void nudged_relayLooksAtOnce() {
        start("PT60S");
        Relay relay = running.getFirst().relay();
        await().atMost(PATIENCE).until(() -> relay.holds().size() == Outbox.SLICES);
        append(List.of(message("s-1", 0)));
        relay.nudge();
        awaitAllMarked();

        append(List.of(message("s-1", 1)));
        relay.nudge();

        awaitAllMarked();
    }
}
