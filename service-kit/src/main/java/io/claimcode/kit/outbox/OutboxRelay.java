package io.claimcode.kit.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.kit.event.TopicSpec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import org.jspecify.annotations.Nullable;

/**
 * Tells Kafka what waits in the outbox, from the start of the application to its end, unless
 * {@code claimcode.outbox.enabled} is false. The beans of type {@link TopicSpec} are created first. Shows what waits as
 * the gauges {@code claimcode_outbox_lag} (events) and {@code claimcode_outbox_age_seconds} (of the oldest).
 */
@Singleton
public final class OutboxRelay {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final OutboxConfig config;
    private final Publisher publisher;
    private final Relay relay;
    private final MeterRegistry meters;

    private @Nullable Thread thread;

    @Inject
    OutboxRelay(
            Pool pool,
            OutboxConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @All List<TopicSpec> topics,
            MeterRegistry meters) {
        this.config = config;
        this.publisher = new Publisher(kafka, config, topics);
        this.relay = new Relay(pool, config, publisher);
        this.meters = meters;
    }

    /** Makes the relay look at once. For use after a commit that wrote events; cheap, and never fails. */
    public void nudge() {
        relay.nudge();
    }

    /** The settings with which its producer is made, without serialisers. */
    public Map<String, Object> producerSettings() {
        return publisher.producerSettings();
    }

    /** Before the consumers, so that their topics are there soon. */
    void start(@Observes @Priority(1) StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        Gauge.builder("claimcode.outbox.lag", relay, r -> r.backlog().rows())
                .description("Events that wait to be told")
                .register(meters);
        Gauge.builder("claimcode.outbox.age", relay, r -> r.backlog().ageSeconds())
                .description("Age of the oldest event that waits to be told")
                .baseUnit("seconds")
                .register(meters);
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(relay);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (thread != null) {
            relay.stop();
            if (!thread.join(GRACE)) {
                thread.interrupt();
                thread.join(GRACE);
            }
        }
    }
}
