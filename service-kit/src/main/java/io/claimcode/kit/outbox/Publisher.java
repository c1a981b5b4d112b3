package io.claimcode.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.claimcode.kit.event.TopicSpec;
import io.claimcode.kit.event.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends rows to Kafka and waits until the broker has them. Blocks; for one thread. */
final class Publisher {
    private final Map<String, Object> kafka;
    private final OutboxConfig config;
    private final List<TopicSpec> topics;

    private boolean topicsThere;
    private long nextLook;
    private Map<String, String> topicIds = Map.of();
    private @Nullable Producer<String, String> producer;

    Publisher(Map<String, ?> kafka, OutboxConfig config, List<TopicSpec> topics) {
        this.kafka = Map.copyOf(kafka);
        this.config = config;
        this.topics = topics;
    }

    /**
     * Sees which topics there are, and creates them where one is missing; again from time to time and after a failure:
     * they may have been lost.
     */
    void ensureTopics() throws InterruptedException {
        if (!topicsThere || System.nanoTime() - nextLook >= 0) {
            topicsThere = false;
            List<String> names = topics.stream().map(TopicSpec::name).toList();
            try {
                topicIds = Topics.ids(kafka, names);
            } catch (KafkaException failed) {
                if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw failed;
                }
                Topics.ensure(kafka, topics, Duration.ZERO);
                topicIds = Topics.ids(kafka, names);
            }
            topicsThere = true;
            nextLook = System.nanoTime() + config.lookInterval().toNanos();
        }
    }

    /** The ids of the topics as they were when they were last looked at. */
    Map<String, String> topicIds() {
        return topicIds;
    }

    /** Sends rows, given in the order of writing; a slice goes no further than its first failure. */
    Delivery publish(List<OutboxRow> rows) throws InterruptedException {
        Round round = new Round();
        for (List<OutboxRow> wave : Waves.of(rows)) {
            round.send(wave);
        }
        if (round.failure != null) {
            recover(round.failure);
        }
        return new Delivery(round.acknowledged, round.failure);
    }

    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    /** A failure that the client doesn't count as passing may have made it useless. */
    private void recover(Throwable failure) {
        topicsThere = false;
        if (!(failure instanceof RetriableException)) {
            close();
        }
    }

    private Producer<String, String> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(producerSettings(), new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    /** The producer's settings; what the promises rest on can't be set otherwise from outside. */
    Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, millis(config.linger()));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(config.requestTimeout()));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(config.deliveryTimeout()));
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, config.metadataTimeout().toMillis());
        return settings;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    private ProducerRecord<String, String> record(OutboxMessage message) {
        ProducerRecord<String, String> record = new ProducerRecord<>(message.topic(), message.key(), message.payload());
        Headers headers = record.headers();
        headers.add("ce_specversion", utf8("1.0"));
        headers.add("ce_id", utf8(message.eventId().toString()));
        headers.add("ce_type", utf8(message.type()));
        headers.add("ce_source", utf8(config.source()));
        headers.add("ce_subject", utf8(message.subject()));
        headers.add("ce_time", utf8(message.time().toString()));
        headers.add("content-type", utf8("application/json"));
        return record;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Sent(OutboxRow row, Future<RecordMetadata> answer) {}

    /** The waves of one reading. */
    private final class Round {
        private final List<Long> acknowledged = new ArrayList<>();
        private final Set<Integer> stopped = new HashSet<>();
        private final Set<String> unreachable = new HashSet<>();
        private @Nullable Throwable failure;

        void send(List<OutboxRow> wave) throws InterruptedException {
            List<Sent> sent = new ArrayList<>();
            for (OutboxRow row : wave) {
                if (!stopped.contains(row.slice())) {
                    sent.add(new Sent(row, send(row.message())));
                }
            }
            for (Sent each : sent) {
                await(each);
            }
        }

        private Future<RecordMetadata> send(OutboxMessage message) {
            if (unreachable.contains(message.topic())) {
                return CompletableFuture.failedFuture(new TimeoutException("Topic out of reach"));
            }
            try {
                Future<RecordMetadata> answer = producer().send(record(message));
                if (answer.state() == Future.State.FAILED && answer.exceptionNow() instanceof TimeoutException) {
                    // It waited for a broker to say where the topic is, and each further one would wait as long.
                    unreachable.add(message.topic());
                }
                return answer;
            } catch (KafkaException | IllegalStateException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private void await(Sent sent) throws InterruptedException {
            try {
                sent.answer().get();
                acknowledged.add(sent.row().id());
            } catch (ExecutionException e) {
                stopped.add(sent.row().slice());
                failure = e.getCause() == null ? e : e.getCause();
            }
        }
    }
}
