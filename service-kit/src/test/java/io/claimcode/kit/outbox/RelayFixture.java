package io.claimcode.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import io.claimcode.kit.app.Servers;
import io.claimcode.kit.app.Tables;
import io.claimcode.kit.event.Envelope;
import io.claimcode.kit.event.TopicSpec;
import io.claimcode.kit.sql.SqlWork;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Relays on real servers, and what they told. */
abstract class RelayFixture {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final String topic = "test." + UUID.randomUUID();
    final List<Running> running = new ArrayList<>();
    Pool pool;

    record Running(Relay relay, Thread thread) {}

    @BeforeEach
    void tables() {
        pool = Servers.pool(4);
        Tables.createAnew(pool);
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        for (Running each : running) {
            stop(each);
        }
        pool.closeAndAwait();
    }

    final void start(String pollInterval) {
        OutboxConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(OutboxConfig.class)
                .withDefaultValue("quarkus.application.name", "kit-test")
                .withDefaultValue("claimcode.outbox.poll-interval", pollInterval)
                .withDefaultValue("claimcode.outbox.measure-interval", "PT0.1S")
                .withDefaultValue("claimcode.outbox.retry-interval", "PT0.2S")
                .withDefaultValue("claimcode.outbox.take-interval", "PT0.2S")
                .withDefaultValue("claimcode.outbox.look-interval", "PT0.5S")
                .build()
                .getConfigMapping(OutboxConfig.class);
        Publisher publisher = new Publisher(Servers.kafka(), config, List.of(new TopicSpec(topic, 1, true)));
        Relay relay = new Relay(pool, config, publisher);
        running.add(new Running(relay, Thread.ofPlatform().daemon().start(relay)));
    }

    static void stop(Running each) throws InterruptedException {
        each.relay().stop();
        each.thread().join(Duration.ofSeconds(40));
        assertThat(each.thread().isAlive()).isFalse();
    }

    final OutboxMessage message(String subject, int number) {
        return new OutboxMessage(
                UUID.randomUUID(),
                "test.happened.v1",
                topic,
                "key-" + subject,
                subject,
                Instant.parse("2027-03-01T00:00:00.123456Z"),
                Integer.toString(number));
    }

    final void append(List<OutboxMessage> messages) {
        pool.withTransaction(connection -> Outbox.append(SqlWork.of(connection), messages))
                .await()
                .atMost(PATIENCE);
    }

    final long count(String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    final void awaitAllMarked() {
        await().atMost(PATIENCE).until(() -> count("select count(*) from outbox where published_at is null") == 0);
    }

    /** All records of the topic, once there are so many different ones. */
    final List<ConsumerRecord<String, byte[]>> records(int different) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = Servers.reader(topic)) {
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    all.add(record);
                    ids.add(Envelope.of(record).id());
                });
                return ids.size() >= different;
            });
        }
        assertThat(ids).hasSize(different);
        return all;
    }

    /** Looks at the first time that each event was told; later ones are known to whoever reads. */
    static void isInOrder(List<ConsumerRecord<String, byte[]>> records, int subjects, int each) {
        Map<String, List<Integer>> told = new LinkedHashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Envelope event = Envelope.of(record);
            if (seen.add(event.id())) {
                told.computeIfAbsent(event.subject(), s -> new ArrayList<>())
                        .add(Integer.valueOf(new String(event.body(), StandardCharsets.UTF_8)));
            }
        }
        assertThat(told).hasSize(subjects);
        assertThat(told)
                .allSatisfy((subject, numbers) -> assertThat(numbers)
                        .as(subject)
                        .containsExactlyElementsOf(
                                IntStream.range(0, each).boxed().toList()));
    }
}
