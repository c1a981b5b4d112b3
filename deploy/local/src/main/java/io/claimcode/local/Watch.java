package io.claimcode.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts a server again when it dies, sooner the first time than when it keeps dying. */
final class Watch implements Runnable {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** A server that lived as long counts as healthy: its next end is a first one again. */
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private final Server server;
    private final PrintStream out;
    private Duration wait = Duration.ZERO;
    private long startedAt = System.nanoTime();
    private volatile boolean ending;

    private Watch(Server server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    static Watch over(Server server, PrintStream out) {
        Watch watch = new Watch(server, out);
        Thread.ofPlatform().daemon().name("watch-" + server.name()).start(watch);
        return watch;
    }

    void end() {
        ending = true;
    }

    @Override
    public void run() {
        while (!ending) {
            if (server.running()) {
                LockSupport.parkNanos(LOOK.toNanos());
            } else {
                startAgain();
            }
        }
    }

    private void startAgain() {
        if (System.nanoTime() - startedAt > HEALTHY.toNanos()) {
            wait = Duration.ZERO;
        }
        say(server.name() + " died; starting it again" + (wait.isZero() ? "" : " in " + wait.toSeconds() + " s"));
        LockSupport.parkNanos(wait.toNanos());
        wait = longer(wait);
        if (ending) {
            return;
        }
        try {
            Together.timed(server, (name, seconds) -> say("%s is back after %.1f s".formatted(name, seconds)));
        } catch (StartFailed failed) {
            say(String.valueOf(failed.getMessage()));
        }
        startedAt = System.nanoTime();
    }

    private static Duration longer(Duration wait) {
        Duration next = wait.isZero() ? Duration.ofSeconds(1) : wait.multipliedBy(2);
        return next.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : next;
    }

    private void say(String line) {
        if (!ending) {
            out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
        }
    }
}
