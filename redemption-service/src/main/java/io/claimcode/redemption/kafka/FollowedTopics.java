package io.claimcode.redemption.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.TopicSpec;
import io.claimcode.kit.event.Topics;
import io.claimcode.redemption.model.Position;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The topics on a Kafka cluster: starts followers, and puts aside what can't be used. */
@ApplicationScoped
public class FollowedTopics {
    private static final Logger LOG = Logger.getLogger(FollowedTopics.class);
    private static final String CONSUMER = "redemption";

    private final String bootstrapServers;
    private final FollowerConfig config;
    private final KafkaProducer<String, byte[]> deadLetters;

    @Inject
    FollowedTopics(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, FollowerConfig config) {
        this.bootstrapServers = bootstrapServers;
        this.config = config;
        this.deadLetters = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000",
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Starts to follow a topic.
     *
     * @param positions where to go on from
     * @param handler gets records with the positions after them; what it throws is tried again from where it was
     */
    public TopicFollower follow(
            Topic topic,
            Supplier<List<Position>> positions,
            BiConsumer<List<ConsumerRecord<String, byte[]>>, List<Position>> handler) {
        return new TopicFollower(topic, bootstrapServers, config, positions, handler);
    }

    /** Puts a record that can't be used aside, with the reason. Blocks until the broker has it. */
    public void deadLetter(ConsumerRecord<String, byte[]> record, String reason) {
        var topic = record.topic() + ".dead-letter." + CONSUMER;
        LOG.warnf(
                "A record of %s can't be used and goes to %s: partition %d, offset %d, %s",
                record.topic(), topic, record.partition(), record.offset(), reason);
        var letter = new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
        letter.headers()
                .add("dead-letter-reason", reason.getBytes(StandardCharsets.UTF_8))
                .add("dead-letter-topic", record.topic().getBytes(StandardCharsets.UTF_8))
                .add(
                        "dead-letter-partition",
                        Integer.toString(record.partition()).getBytes(StandardCharsets.UTF_8))
                .add("dead-letter-offset", Long.toString(record.offset()).getBytes(StandardCharsets.UTF_8));
        try {
            Topics.ensure(
                    Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                    List.of(new TopicSpec(topic, 1, true)),
                    Duration.ZERO);
            deadLetters.send(letter).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    @PreDestroy
    void close() {
        deadLetters.close(Duration.ofSeconds(2));
    }
}
