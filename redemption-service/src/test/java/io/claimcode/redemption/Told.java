package io.claimcode.redemption;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.Topic;
import io.restassured.path.json.JsonPath;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** What Kafka was told, from the first record on. */
public record Told(String bootstrapServers) {
    /** All records of a topic, from its beginning to its present end. */
    public List<ConsumerRecord<String, byte[]>> all(String topic) {
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** The events of a type about a promotion, in their order, as soon as there are so many. */
    public List<JsonPath> await(EventType type, UUID promotionId, int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> events(type, promotionId), events -> events.size() >= count);
    }

    /** The types of all that was told of a code, in their order. */
    public List<String> types(UUID promotionId, String codeId) {
        return all(Topic.REDEMPTIONS.topicName()).stream()
                .filter(record -> record.key().equals(promotionId.toString()))
                .filter(record -> header(record, "ce_subject").equals(codeId))
                .map(record -> header(record, "ce_type"))
                .toList();
    }

    /** The events of a type about a promotion that are told by now, in their order. */
    public List<JsonPath> events(EventType type, UUID promotionId) {
        return all(type.topic().topicName()).stream()
                .filter(record -> record.key().equals(promotionId.toString()))
                .filter(record -> header(record, "ce_type").equals(type.wireName()))
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
