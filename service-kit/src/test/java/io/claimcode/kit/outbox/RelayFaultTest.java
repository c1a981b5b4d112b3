package io.claimcode.kit.outbox;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.claimcode.kit.app.Servers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Relays whose servers are killed and that take each other's place. */
class RelayFaultTest extends RelayFixture {
    @Test
    void brokerKilledInTheMiddle_orderHoldsAndNothingIsLost() throws InterruptedException {
        int subjects = 20;
        int each = 80;
        start("PT0.01S");
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int number = 0; number < each; number++) {
                int current = number;
                append(IntStream.range(0, subjects)
                        .mapToObj(subject -> message("s-" + subject, current))
                        .toList());
            }
        });
        await().atMost(PATIENCE).until(() -> count("select count(*) from outbox where published_at is not null") > 100);

        Servers.stack().kafka().kill();
        writer.join();
        assertThat(count("select count(*) from outbox where published_at is null"))
                .isPositive();
        Servers.stack().kafka().start();

        awaitAllMarked();
        isInOrder(records(subjects * each), subjects, each);
    }

    /** As when a broker comes back without its disk: events that were told long ago are news to the topic. */
    @Test
    void topicDeleted_allIsToldAgainInOrder() throws Exception {
        int subjects = 5;
        int each = 40;
        start("PT0.01S");
        for (int number = 0; number < each / 2; number++) {
            write(subjects, number);
        }
        awaitAllMarked();

        try (Admin admin = Admin.create(Servers.kafka())) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
        for (int number = each / 2; number < each; number++) {
            write(subjects, number);
        }

        isInOrder(records(subjects * each), subjects, each);
        awaitAllMarked();
        assertThat(count("select generation from told_topic")).isOne();
    }

    /** An event that was sent to the topic that is gone is not marked by whoever hasn't heard of the new one. */
    @Test
    void topicMadeAnew_isMarkedByNobodyWhoSentToTheOldOne() {
        append(List.of(message("s-1", 0), message("s-1", 1)));
        HeldSlices sender = HeldSlices.open(pool, PATIENCE, null);
        HeldSlices other = HeldSlices.open(pool, PATIENCE, null);
        sender.takeFree();
        assertThat(sender.note(Map.of(topic, "first"), PATIENCE)).isEmpty();
        List<Long> sent = sender.unpublished(100).stream().map(OutboxRow::id).toList();
        assertThat(sent).hasSize(2);
        sender.published(sent.subList(0, 1));

        assertThat(other.note(Map.of(topic, "second"), PATIENCE)).containsExactly(topic);
        sender.published(sent.subList(1, 2));
        assertThat(sender.unpublished(100)).extracting(OutboxRow::id).isEqualTo(sent);

        sender.published(sent);
        assertThat(sender.unpublished(100)).isEmpty();
        sender.release();
        other.release();
    }

    private void write(int subjects, int number) {
        append(IntStream.range(0, subjects)
                .mapToObj(subject -> message("s-" + subject, number))
                .toList());
    }

    @Test
    void databaseKilled_relayGoesOnWhenItIsBack() {
        start("PT0.1S");
        append(List.of(message("s-1", 0)));
        awaitAllMarked();

        Servers.stack().postgres().kill();
        await().atMost(PATIENCE).until(() -> running.getFirst().relay().holds().isEmpty());
        Servers.stack().postgres().start();

        await().atMost(PATIENCE).until(() -> running.getFirst().relay().holds().size() == Outbox.SLICES);
        append(List.of(message("s-1", 1)));
        isInOrder(records(2), 1, 2);
        awaitAllMarked();
    }

    @Test
    void twoRelays_eachSliceIsHeldByOne_andPassesOnWhenItStops() throws InterruptedException {
        start("PT0.01S");
        start("PT0.01S");
        Relay first = running.get(0).relay();
        Relay second = running.get(1).relay();
        await().atMost(PATIENCE)
                .until(() -> first.holds().size() + second.holds().size() == Outbox.SLICES);
        assertThat(shared(first.holds(), second.holds())).isEmpty();

        int subjects = 40;
        for (int number = 0; number < 20; number++) {
            int current = number;
            append(IntStream.range(0, subjects)
                    .mapToObj(subject -> message("s-" + subject, current))
                    .toList());
        }
        awaitAllMarked();
        List<ConsumerRecord<String, byte[]>> told = records(subjects * 20);
        assertThat(told).hasSize(subjects * 20);
        isInOrder(told, subjects, 20);

        Running holder = first.holds().isEmpty() ? running.get(1) : running.get(0);
        Relay other = holder == running.get(0) ? second : first;
        stop(holder);
        await().atMost(PATIENCE).until(() -> other.holds().size() == Outbox.SLICES);
        append(List.of(message("s-0", 20)));
        awaitAllMarked();
    }

    @Test
    void connectionOfTheLocksEnded_slicesAreTakenAgain() {
        start("PT0.05S");
        await().atMost(PATIENCE).until(() -> running.getFirst().relay().holds().size() == Outbox.SLICES);

        assertThat(count("""
                        select count(pg_terminate_backend(pid)) from (
                          select distinct pid from pg_locks where locktype = 'advisory' and granted) as holders""")).isEqualTo(1);

        append(List.of(message("s-1", 0)));
        awaitAllMarked();
        assertThat(count("select count(*) from pg_locks where locktype = 'advisory' and granted"))
                .isEqualTo(Outbox.SLICES);
    }

    private static Set<Integer> shared(Set<Integer> one, Set<Integer> other) {
        Set<Integer> shared = new HashSet<>(one);
        shared.retainAll(other);
        return shared;
    }
}
