package io.claimcode.promotion;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import io.claimcode.contracts.event.Event;
import io.claimcode.contracts.event.EventType;
import io.claimcode.kit.event.EventJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** What is on Kafka, and what other services would put there. */
final class KafkaRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private KafkaRecords() {}

    /** The records of a topic that are meant, as soon as there are so many. */
    static List<ConsumerRecord<String, String>> await(
            String topic, int count, Predicate<ConsumerRecord<String, String>> meant) {
        return Awaitility.await().atMost(PATIENCE).until(() -> all(topic, meant), found -> found.size() >= count);
    }

    /** The records of a topic that are meant and there by now. */
    static List<ConsumerRecord<String, String>> all(String topic, Predicate<ConsumerRecord<String, String>> meant) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (meant.test(record)) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }

    /** What was told of a promotion, as soon as it is so much. */
    static List<ConsumerRecord<String, String>> ofPromotion(String promotionId, int count) {
        return await("claimcode.promotions", count, record -> promotionId.equals(record.key()));
    }

    static <E extends Record & Event> E event(ConsumerRecord<String, String> record, Class<E> type) {
        return EventJson.read(utf8(record.value()), type);
    }

    /** Tells an event as another service would. */
    static void tell(UUID eventId, Event event) {
        var type = EventType.of(event);
        var record = new ProducerRecord<>(type.topic().topicName(), event.key(), EventJson.write((Record) event));
        record.headers()
                .add("ce_specversion", utf8("1.0"))
                .add("ce_id", utf8(eventId.toString()))
                .add("ce_type", utf8(type.wireName()))
                .add("ce_source", utf8("/test"))
                .add("ce_subject", utf8(event.subject()))
                .add("ce_time", utf8(Instant.now().toString()))
                .add("content-type", utf8("application/json"));
        send(record);
    }

    static void send(ProducerRecord<String, String> record) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
