package io.claimcode.kit.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The loop that tells what waits in the outbox: take slices, read, send, mark. It goes on until it is stopped, whatever
 * is away.
 */
final class Relay implements Runnable {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final Pool pool;
    private final OutboxConfig config;
    private final Publisher publisher;
    private final Reachable database = new Reachable("its database");
    private final Reachable kafka = new Reachable("Kafka");
    private final Semaphore nudges = new Semaphore(0);

    private volatile boolean stopped;
    private volatile Backlog backlog = Backlog.UNKNOWN;
    private volatile Set<Integer> holds = Set.of();

    private @Nullable HeldSlices slices;
    private List<OutboxRow> rows = List.of();
    private Map<String, String> noted = Map.of();
    private HeldSlices.@Nullable Backend abandoned;
    private long nextTake;
    private long nextMeasure;

    Relay(Pool pool, OutboxConfig config, Publisher publisher) {
        this.pool = pool;
        this.config = config;
        this.publisher = publisher;
        this.nextTake = System.nanoTime();
        this.nextMeasure = nextTake;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                pause(round());
            }
        } catch (InterruptedException e) {
            stopped = true;
        } finally {
            // What follows waits for answers, and must not be told again to stop.
            boolean interrupted = Thread.interrupted();
            release();
            publisher.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Makes the relay look at once. */
    void nudge() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    void stop() {
        stopped = true;
        nudge();
    }

    Backlog backlog() {
        return backlog;
    }

    Set<Integer> holds() {
        return holds;
    }

    private enum Pace {
        BUSY,
        IDLE,
        FAILED
    }

    private Pace round() throws InterruptedException {
        boolean held = attempt(database, this::hold);
        if (!attempt(kafka, publisher::ensureTopics) || !held || !attempt(database, this::note)) {
            return Pace.FAILED;
        }
        return attempt(database, this::read) ? publish() : Pace.FAILED;
    }

    private void note() {
        Map<String, String> ids = publisher.topicIds();
        if (!ids.equals(noted)) {
            List<String> anew = Objects.requireNonNull(slices).note(ids, config.againTimeout());
            if (!anew.isEmpty()) {
                LOG.warnf("Topics were made anew, all events are told again: %s", anew);
            }
            noted = ids;
        }
    }

    private void read() {
        rows = Objects.requireNonNull(slices).unpublished(config.batch());
    }

    private Pace publish() throws InterruptedException {
        if (rows.isEmpty()) {
            return Pace.IDLE;
        }
        Delivery delivery = publisher.publish(rows);
        if (delivery.failure() == null) {
            kafka.succeeded();
        } else {
            kafka.failed(delivery.failure());
        }
        boolean marked = delivery.acknowledged().isEmpty()
                || attempt(database, () -> Objects.requireNonNull(slices).published(delivery.acknowledged()));
        return marked && delivery.failure() == null ? Pace.BUSY : Pace.FAILED;
    }

    /** Sees that there is a connection, takes what is free and measures, each when it is time. */
    private void hold() {
        HeldSlices current = slices;
        if (current == null) {
            current = HeldSlices.open(pool, config.statementTimeout(), abandoned);
            slices = current;
            abandoned = null;
        }
        if (!current.all() && System.nanoTime() - nextTake >= 0) {
            current.takeFree();
            holds = current.numbers();
            nextTake = System.nanoTime() + config.takeInterval().toNanos();
        }
        if (System.nanoTime() - nextMeasure >= 0) {
            backlog = current.backlog();
            nextMeasure = System.nanoTime() + config.measureInterval().toNanos();
        }
    }

    private void release() {
        holds = Set.of();
        noted = Map.of();
        if (slices != null) {
            abandoned = slices.release();
            slices = null;
        }
        nextTake = System.nanoTime();
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private boolean attempt(Reachable what, Step step) throws InterruptedException {
        try {
            step.run();
            what.succeeded();
            return true;
        } catch (RuntimeException e) {
            what.failed(e);
            if (what == database) {
                release();
            }
            return false;
        }
    }

    private void pause(Pace pace) throws InterruptedException {
        switch (pace) {
            case BUSY -> {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
            case IDLE -> await(config.pollInterval());
            case FAILED -> await(config.retryInterval());
        }
    }

    private void await(Duration duration) throws InterruptedException {
        if (nudges.tryAcquire(duration.toNanos(), TimeUnit.NANOSECONDS)) {
            nudges.drainPermits();
        }
    }
}
