package io.claimcode.codegen;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;

/**
 * A thread that repeats one step. When the step fails it is repeated as well; one line is logged when it begins to
 * fail and one when it works again.
 */
final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Semaphore nudges = new Semaphore(0);
    private final BooleanSupplier step;
    private final Duration pause;
    private final Thread thread;
    private volatile boolean running = true;
    private boolean failing;

    /**
     * A loop that isn't started yet.
     *
     * @param pause how long it waits between steps
     * @param step does something and tells whether there is more to do at once
     */
    Loop(String name, Duration pause, BooleanSupplier step) {
        this.step = step;
        this.pause = pause;
        this.thread = new Thread(this::repeat, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the pause. */
    void nudge() {
        nudges.release();
    }

    /** Lets the step end and waits for that, with limits. */
    void stop() {
        running = false;
        nudge();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeat() {
        try {
            while (running) {
                if (!attempt()) {
                    awaitNudge();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try {
            boolean more = step.getAsBoolean();
            if (failing) {
                failing = false;
                LOG.infof("%s: works again", thread.getName());
            }
            return more;
        } catch (RuntimeException e) {
            if (!failing && running) {
                failing = true;
                tell(e);
            }
            return false;
        }
    }

    /** A store that is away is told in a line; what this program does wrong shows where. */
    private void tell(RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String type = root.getClass().getName();
        boolean ours = type.startsWith("java.lang.") || type.startsWith("io.claimcode.");
        LOG.warnf(ours ? failure : null, "%s: failed, trying again: %s", thread.getName(), root);
    }

    private void awaitNudge() throws InterruptedException {
        if (nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            nudges.drainPermits();
        }
    }
}
