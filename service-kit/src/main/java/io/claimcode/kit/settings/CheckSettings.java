package io.claimcode.kit.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.kit.outbox.OutboxRelay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the settings that the promises rest on, at the start and then every {@code claimcode.settings.interval}. Each
 * change of what is wrong is logged once.
 */
@Singleton
public final class CheckSettings {
    private static final Logger LOG = Logger.getLogger(CheckSettings.class);
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** Before whatever trusts a store. */
    private static final int FIRST = 1;

    private final List<Settings> parts = new ArrayList<>();
    private final Duration interval;
    private volatile Map<Part, List<String>> problems;
    private List<String> told = List.of();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    @Inject
    CheckSettings(
            SettingsConfig config,
            Pool pool,
            Instance<Redis> redis,
            OutboxRelay outbox,
            Config all,
            @ConfigProperty(name = "claimcode.local-stack", defaultValue = "false") boolean localStack) {
        this(config.interval(), List.of());
        if (localStack) {
            LOG.info("This is a local stack: its keys and its tokens protect nothing");
        }
        if (config.redis()) {
            parts.add(new RedisSettings(redis.get()));
        }
        parts.add(new PostgresSettings(pool, config.fsyncNeeded()));
        parts.add(new KafkaSettings(outbox.producerSettings(), all));
        parts.add(new KeySettings(all, localStack));
        problems = unknown();
    }

    /** For tests: the settings of these parts alone. */
    CheckSettings(Duration interval, List<Settings> parts) {
        this.interval = interval;
        this.parts.addAll(parts);
        this.problems = unknown();
    }

    /** What is wrong, in sentences for an operator; nothing when all is well. What wasn't looked at yet counts as wrong. */
    public List<String> problems() {
        return problems.values().stream().flatMap(List::stream).toList();
    }

    /** Whether a part's settings were looked at and found good; never those of a part that isn't looked at here. */
    public boolean areGood(Part part) {
        List<String> found = problems.get(part);
        return found != null && found.isEmpty();
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) throws InterruptedException {
        look();
        thread = Thread.ofPlatform().daemon().name("check-settings").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            thread.interrupt();
            thread.join(GRACE);
        }
    }

    /** Looks at all of them now. */
    void look() throws InterruptedException {
        Map<Part, List<String>> found = new EnumMap<>(Part.class);
        for (Settings each : parts) {
            found.put(each.part(), look(each));
        }
        problems = Map.copyOf(found);
        List<String> now = problems();
        now.stream().filter(problem -> !told.contains(problem)).forEach(LOG::error);
        if (now.isEmpty() && !told.isEmpty()) {
            LOG.info("All settings are good again");
        }
        told = now;
    }

    private List<String> look(Settings part) throws InterruptedException {
        try {
            return List.copyOf(part.problems());
        } catch (Settings.Unanswered | RuntimeException away) {
            LOG.debugf(away, "%s doesn't tell its settings", part.part().label());
            return problems.getOrDefault(part.part(), List.of());
        }
    }

    private void run() {
        try {
            while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<Part, List<String>> unknown() {
        Map<Part, List<String>> unknown = new EnumMap<>(Part.class);
        parts.forEach(
                each -> unknown.put(each.part(), List.of(each.part().label() + " hasn't told its settings yet.")));
        return unknown;
    }
}
