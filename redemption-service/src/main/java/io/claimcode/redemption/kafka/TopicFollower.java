package io.claimcode.redemption.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.TopicSpec;
import io.claimcode.kit.event.Topics;
import io.claimcode.redemption.model.Position;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads all of a topic, for this instance alone, for ever. It goes on from the position it is given, unless the topic
 * was made anew since: then from the beginning. Kafka being away, or the handler failing, only delays it.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Topic topic;
    private final Map<String, Object> settings;
    private final FollowerConfig config;
    private final Supplier<List<Position>> positions;
    private final BiConsumer<List<ConsumerRecord<String, byte[]>>, List<Position>> handler;
    private final Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> reading;
    private volatile boolean caughtUp;
    private volatile boolean closed;
    private boolean troubled;

    TopicFollower(
            Topic topic,
            String bootstrapServers,
            FollowerConfig config,
            Supplier<List<Position>> positions,
            BiConsumer<List<ConsumerRecord<String, byte[]>>, List<Position>> handler) {
        this.topic = topic;
        this.config = config;
        this.positions = positions;
        this.handler = handler;
        this.settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100",
                ConsumerConfig.METADATA_MAX_AGE_CONFIG, "5000",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "5000",
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        this.thread =
                Thread.ofPlatform().daemon().name("follow-" + topic.topicName()).start(this::run);
    }

    /** Whether all records that were there when following began have been handled. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public void close() {
        closed = true;
        var consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
                reading = consumer;
                follow(consumer);
            } catch (InterruptedException | InterruptException | WakeupException e) {
                return;
            } catch (RuntimeException e) {
                if (!troubled && !closed) {
                    LOG.warnf("Following %s is interrupted: %s", topic.topicName(), e);
                    troubled = true;
                }
                pause();
            } finally {
                reading = null;
            }
        }
    }

    /**
     * Returns when the topic isn't the same any more. What is stored is looked at before Kafka, which may be away: its
     * positions are at most a little old, and what they are followed by comes again.
     */
    private void follow(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
        var stored = positions.get();
        Topics.ensure(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)),
                List.of(new TopicSpec(topic.topicName(), Topic.PARTITIONS, topic.keptForEver())),
                Duration.ZERO);
        var described = describe();
        seek(consumer, described, stored);
        var goal = consumer.endOffsets(consumer.assignment());
        long lookAt = System.nanoTime() + config.lookInterval().toNanos();
        while (!closed) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                var list = new ArrayList<ConsumerRecord<String, byte[]>>(records.count());
                records.forEach(list::add);
                handler.accept(list, positionsAfter(consumer, described));
            }
            if (!caughtUp || troubled) {
                settle(consumer, goal);
            }
            if (System.nanoTime() - lookAt > 0) {
                var now = describe();
                if (!now.topicId().equals(described.topicId())
                        || now.partitions().size() != described.partitions().size()) {
                    LOG.infof("%s was made anew or has grown", topic.topicName());
                    return;
                }
                lookAt = System.nanoTime() + config.lookInterval().toNanos();
            }
        }
    }

    private void settle(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> goal) {
        caughtUp =
                caughtUp || goal.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        if (troubled) {
            LOG.infof("Following %s again", topic.topicName());
            troubled = false;
        }
    }

    private void seek(KafkaConsumer<String, byte[]> consumer, TopicDescription described, List<Position> stored) {
        var known = new HashMap<Integer, Long>();
        for (var position : stored) {
            if (position.topicId().equals(described.topicId().toString())) {
                known.put(position.partition(), position.nextOffset());
            }
        }
        var partitions = described.partitions().stream()
                .map(partition -> new TopicPartition(topic.topicName(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        for (var partition : partitions) {
            var offset = known.get(partition.partition());
            if (offset == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        }
    }

    private List<Position> positionsAfter(KafkaConsumer<String, byte[]> consumer, TopicDescription described) {
        return consumer.assignment().stream()
                .map(partition -> new Position(
                        topic.topicName(),
                        partition.partition(),
                        described.topicId().toString(),
                        consumer.position(partition)))
                .toList();
    }

    private TopicDescription describe() throws InterruptedException {
        try (var admin = Admin.create(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG),
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                "5000",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                "5000"))) {
            return Objects.requireNonNull(admin.describeTopics(List.of(topic.topicName()))
                            .topicNameValues()
                            .get(topic.topicName()))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(config.retryInterval().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
