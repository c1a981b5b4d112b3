package io.claimcode.kit.event;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics that don't exist yet; those that do are left as they are. */
public final class Topics {
    private static final long PAUSE_MILLIS = 500;

    private Topics() {}

    /**
     * Creates the missing ones of these topics, and tries again until the patience is at an end. Blocks.
     *
     * @param kafka the client's settings, {@code bootstrap.servers} among them
     * @param topics which to create
     * @param patience how long to try; zero tries once
     * @throws KafkaException the last failure, when the patience is at an end
     */
    public static void ensure(Map<String, ?> kafka, Collection<TopicSpec> topics, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Admin admin = Admin.create(impatient(kafka))) {
            while (true) {
                Optional<KafkaException> failure = tryOnce(admin, topics);
                if (failure.isEmpty()) {
                    return;
                }
                if (System.nanoTime() - deadline >= 0) {
                    throw failure.get();
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    /**
     * The ids of topics, by name: one that is deleted and made anew has another. Blocks.
     *
     * @throws KafkaException when one isn't there or no broker answers
     */
    public static Map<String, String> ids(Map<String, ?> kafka, Collection<String> topics) throws InterruptedException {
        try (Admin admin = Admin.create(impatient(kafka))) {
            Map<String, String> ids = new HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
            return Map.copyOf(ids);
        } catch (ExecutionException e) {
            throw new KafkaException("The topics can't be looked at", e.getCause());
        }
    }

    private static Map<String, Object> impatient(Map<String, ?> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return settings;
    }

    private static Optional<KafkaException> tryOnce(Admin admin, Collection<TopicSpec> topics)
            throws InterruptedException {
        List<NewTopic> wanted = topics.stream().map(Topics::newTopic).toList();
        for (KafkaFuture<Void> created : admin.createTopics(wanted).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    return Optional.of(new KafkaException("A topic can't be created", e.getCause()));
                }
            }
        }
        return Optional.empty();
    }

    private static NewTopic newTopic(TopicSpec spec) {
        NewTopic topic = new NewTopic(spec.name(), Optional.of(spec.partitions()), Optional.empty());
        return spec.keptForEver() ? topic.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")) : topic;
    }
}
