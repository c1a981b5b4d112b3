package io.claimcode.verify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What Kafka told, from the first record on. */
record Told(String bootstrapServers) {
    /** The events of a promotion on a topic: what is told twice under one id, as after a crash, counts once. */
    List<ConsumerRecord<String, String>> of(String topic, String promotionId) {
        var ids = new HashSet<String>();
        return all(topic).stream()
                .filter(event -> promotionId.equals(event.key()))
                .filter(event -> ids.add(header(event, "ce_id")))
                .toList();
    }

    /** Those of one type. */
    List<ConsumerRecord<String, String>> of(String topic, String promotionId, String type) {
        return of(topic, promotionId).stream()
                .filter(event -> header(event, "ce_type").equals(type))
                .toList();
    }

    List<ConsumerRecord<String, String>> all(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
