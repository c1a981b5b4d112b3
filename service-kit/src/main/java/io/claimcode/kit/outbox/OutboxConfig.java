package io.claimcode.kit.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the outbox relay. */
@ConfigMapping(prefix = "claimcode.outbox")
public interface OutboxConfig {
    /** Whether this instance tells events. */
    @WithDefault("true")
    boolean enabled();

    /** Who tells the events (CloudEvents source). */
    @WithDefault("/${quarkus.application.name:unnamed}")
    String source();

    /** How long the relay waits when there is nothing to tell and nobody nudges it. */
    @WithDefault("PT0.1S")
    Duration pollInterval();

    /** How long it waits after a failure of the database or of Kafka. */
    @WithDefault("PT1S")
    Duration retryInterval();

    /** How often it tries for slices that another instance has. */
    @WithDefault("PT1S")
    Duration takeInterval();

    /** How often the relay sees whether the topics are still the same. */
    @WithDefault("PT5S")
    Duration lookInterval();

    /** How often the gauges are measured. */
    @WithDefault("PT5S")
    Duration measureInterval();

    /** How many events are read at once, over all slices. */
    @WithDefault("500")
    int batch();

    /** How long a statement may take before the connection counts as lost. */
    @WithDefault("PT10S")
    Duration statementTimeout();

    /** How long it may take to have all events of a lost topic wait again, however many they are. */
    @WithDefault("PT30M")
    Duration againTimeout();

    /** How long the producer gathers records for one request. */
    @WithDefault("PT0.002S")
    Duration linger();

    /** How long a request to a broker may take. */
    @WithDefault("PT5S")
    Duration requestTimeout();

    /** How long the producer tries to deliver a record. */
    @WithDefault("PT30S")
    Duration deliveryTimeout();

    /** How long the producer waits for a broker to say where a topic is. */
    @WithDefault("PT5S")
    Duration metadataTimeout();
}
