package io.claimcode.redemption;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

/**
 * A task in the background that is done over and over: at once when nudged or while there is more, else after a pause.
 * Failures are told once, when they begin and when they end.
 */
final class Worker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Worker.class);

    private final String name;
    private final Supplier<Duration> pause;
    private final BooleanSupplier task;
    private final Semaphore nudges = new Semaphore(0);
    private final Thread thread;
    private boolean troubled;

    /**
     * Begins at once.
     *
     * @param pause how long to wait after the last time
     * @param task says whether there is more to do
     */
    Worker(String name, Supplier<Duration> pause, BooleanSupplier task) {
        this.name = name;
        this.pause = pause;
        this.task = task;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** There is something to do. */
    void nudge() {
        nudges.release();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            boolean more = false;
            try {
                more = task.getAsBoolean();
                if (troubled) {
                    LOG.infof("%s works again", name);
                    troubled = false;
                }
            } catch (RuntimeException e) {
                if (!troubled) {
                    LOG.warnf("%s has to wait: %s", name, e);
                    troubled = true;
                }
            }
            try {
                if (!more) {
                    nudges.tryAcquire(pause.get().toMillis(), TimeUnit.MILLISECONDS);
                    nudges.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
