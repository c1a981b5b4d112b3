package io.claimcode.codegen;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerPurchases;
import io.claimcode.contracts.event.ClaimCodeGroupCancelled;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.ClaimCodeGroupVoided;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.Event;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.Limits;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.EventJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Kafka as the other services use it: tells of promotions and hears of batches. */
@Singleton
class Events {
    static final String SELLER = "s-1";

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    @Inject
    Events(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /** A promotion of the seller with a first group of this many codes. */
    static PromotionCreated promotionWithGroup(UUID groupId, int quantity) {
        return new PromotionCreated(promotion(), new ClaimCodeGroupState(groupId, quantity));
    }

    /** That its seller cancelled a group. */
    static ClaimCodeGroupCancelled cancelled(PromotionCreated of) {
        return new ClaimCodeGroupCancelled(of.promotion(), Objects.requireNonNull(of.claimCodeGroup()));
    }

    /** That its seller voided a group. */
    static ClaimCodeGroupVoided voided(PromotionCreated of) {
        return new ClaimCodeGroupVoided(of.promotion(), Objects.requireNonNull(of.claimCodeGroup()));
    }

    /** That its seller voided one of this size. */
    static ClaimCodeGroupVoided voided(PromotionState promotion, UUID groupId, int quantity) {
        return new ClaimCodeGroupVoided(promotion, new ClaimCodeGroupState(groupId, quantity));
    }

    static PromotionState promotion() {
        return promotion(SELLER);
    }

    static PromotionState promotion(String seller) {
        return promotion(UUID.randomUUID(), seller);
    }

    static PromotionState promotion(UUID promotionId) {
        return promotion(promotionId, SELLER);
    }

    private static PromotionState promotion(UUID promotionId, String seller) {
        Instant now = Instant.parse("2026-11-01T00:00:00Z");
        return new PromotionState(
                promotionId,
                seller,
                1,
                PromotionState.Status.ACTIVE,
                PromotionState.Type.PERCENTAGE_OFF,
                "USD",
                "spring",
                now,
                now,
                now.plus(Duration.ofDays(90)),
                "UTC",
                new BuyerPurchases(BuyerPurchases.Kind.AT_LEAST_QUANTITY, 1, null),
                new ItemSelection(ItemSelection.Kind.ENTIRE_CATALOG, List.of()),
                new ItemSelection(ItemSelection.Kind.SKUS, List.of()),
                new BuyerGets(
                        BuyerGets.Kind.PERCENT_OFF,
                        "20",
                        null,
                        null,
                        new BuyerGets.AppliesTo(BuyerGets.Target.PURCHASED_ITEMS, null),
                        List.of()),
                new ClaimCodeTerms(ClaimCodeTerms.Kind.SINGLE_USE, true, ClaimCodeTerms.Combinability.PREFERENTIAL),
                new Limits(null, null, null),
                null);
    }

    <E extends Record & Event> void tell(UUID eventId, E event) {
        EventType type = EventType.of(event);
        tell(
                eventId,
                type.wireName(),
                UUID.fromString(event.key()),
                EventJson.write(event).getBytes(StandardCharsets.UTF_8));
    }

    void tell(UUID eventId, String type, UUID promotionId, byte[] body) {
        ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(Topic.PROMOTIONS.topicName(), promotionId.toString(), body);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        eventId.toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/promotion-service",
                        "ce_subject",
                        promotionId.toString(),
                        "ce_time",
                        Instant.now().toString(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(event);
        producer.flush();
    }

    /** All records that are in a topic now. */
    List<ConsumerRecord<String, byte[]>> all(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** What was told of a group's batch so far, of one type. */
    <E extends Record & Event> List<E> ofGroup(UUID groupId, EventType type, Class<E> record) {
        return all(Topic.BATCHES.topicName()).stream()
                .filter(event -> header(event, "ce_type").equals(type.wireName()))
                .filter(event -> header(event, "ce_subject").equals(groupId.toString()))
                .map(event -> EventJson.read(event.value(), record))
                .toList();
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
