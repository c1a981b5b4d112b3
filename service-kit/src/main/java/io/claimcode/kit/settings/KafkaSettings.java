package io.claimcode.kit.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;

/**
 * What is told to Kafka must be held by all replicas before it counts as told, and be there once: by the producer of the
 * outbox, and by those that the channels make for dead letters, which are satisfied with one replica unless told otherwise.
 */
final class KafkaSettings implements Settings {
    private static final Set<String> SAFE_ACKS = Set.of("all", "-1");
    private static final String CHANNELS = "mp.messaging.incoming.";
    private static final String STRATEGY = ".failure-strategy";

    private final Map<String, Object> producer;
    private final Config config;
    private final List<String> problems;

    /** Settings of the outbox' producer as it will be made, and of the channels. */
    KafkaSettings(Map<String, Object> producer, Config config) {
        this.producer = new HashMap<>(producer);
        this.producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        this.producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        this.config = config;
        this.problems = find();
    }

    @Override
    public Part part() {
        return Part.KAFKA;
    }

    /** They are those of this run, and were looked at once. */
    @Override
    public List<String> problems() {
        return problems;
    }

    private List<String> find() {
        List<String> found = new ArrayList<>(ofOutbox());
        Set<String> names = new TreeSet<>();
        config.getPropertyNames().forEach(names::add);
        for (String name : names) {
            if (isOfKafka(name)) {
                found.addAll(ofProperty(name));
            }
            if (name.startsWith(CHANNELS)
                    && name.endsWith(STRATEGY)
                    && value(name).equals("dead-letter-queue")) {
                found.addAll(ofDeadLetters(name.substring(0, name.length() - STRATEGY.length())));
            }
        }
        return found;
    }

    private List<String> ofOutbox() {
        try {
            ProducerConfig effective = new ProducerConfig(producer);
            return SAFE_ACKS.contains(effective.getString(ProducerConfig.ACKS_CONFIG))
                            && effective.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG)
                    ? List.of()
                    : List.of("The outbox's producer doesn't wait for all replicas (acks is "
                            + effective.getString(ProducerConfig.ACKS_CONFIG) + ", enable.idempotence is "
                            + effective.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG) + ").");
        } catch (ConfigException refused) {
            return List.of("The outbox can't have a producer with these settings of Kafka: " + refused.getMessage());
        }
    }

    private List<String> ofProperty(String name) {
        String last = name.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
        if (last.endsWith(".acks") && !SAFE_ACKS.contains(value(name))) {
            return List.of(name + " is " + value(name) + ": set it to all, or leave it out.");
        }
        if (last.endsWith(".enable.idempotence") && value(name).equals("false")) {
            return List.of(name + " is false: set it to true, or leave it out.");
        }
        return List.of();
    }

    private List<String> ofDeadLetters(String channel) {
        String acks = channel + ".dead-letter-queue.acks";
        // A wrong value is told where all properties are looked at.
        return value(acks).isEmpty() ? List.of(acks + " is missing, which means 1: set it to all.") : List.of();
    }

    private static boolean isOfKafka(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return lower.startsWith("kafka.") || lower.startsWith("mp.messaging.");
    }

    private String value(String name) {
        return config.getOptionalValue(name, String.class).orElse("").strip();
    }
}
