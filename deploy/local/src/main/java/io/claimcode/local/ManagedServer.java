package io.claimcode.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

/** A server that runs as a child process in a directory of its own, and can be started again at any time. */
abstract sealed class ManagedServer implements Server permits PostgresServer, RedisServer, KafkaServer, ServiceProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration ORDERLY = Duration.ofSeconds(20);
    /** Between two looks whether it answers, which nobody tells. */
    private static final Duration LOOK = Duration.ofMillis(15);

    private final String name;
    private final int port;
    private final Path directory;
    private final Path log;
    private @Nullable ChildProcess child;
    private volatile boolean ending;

    ManagedServer(String name, int port, Path directory, Path log) {
        this.name = name;
        this.port = port;
        this.directory = directory.toAbsolutePath();
        this.log = log.toAbsolutePath();
    }

    /** Makes the data directory and its files usable; called before each start. */
    abstract void prepare() throws IOException;

    abstract List<String> command();

    abstract boolean answers(ChildProcess running) throws IOException;

    /** What is added to the environment of this process. */
    Map<String, String> environment() {
        return Map.of();
    }

    /** Where it listens. */
    List<Integer> ports() {
        return List.of(port);
    }

    /** What ends it soon and in order. */
    String stopSignal() {
        return "TERM";
    }

    /** What it gets when the process that started it has ended. */
    String lastSignal() {
        return "KILL";
    }

    /** Says whether the end of a start, told by the end of the log, passes by itself. */
    boolean passes(String endOfLog) {
        return false;
    }

    /** Called when it has ended in order. */
    void afterStop() {}

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int port() {
        return port;
    }

    final Path directory() {
        return directory;
    }

    @Override
    public final synchronized boolean running() {
        return child != null && child.alive();
    }

    @Override
    public final synchronized OptionalLong pid() {
        return child != null && child.alive() ? OptionalLong.of(child.pid()) : OptionalLong.empty();
    }

    @Override
    public final synchronized void start() {
        if (running()) {
            return;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            Files.createDirectories(directory);
            Files.createDirectories(log.getParent());
            prepare();
            ports().forEach(wanted -> Ports.requireFree(wanted, name));
            boolean started;
            do {
                started = startedOnce(deadline);
            } while (!started);
        } catch (IOException failed) {
            throw new StartFailed(name + " did not start: " + failed.getMessage(), failed);
        }
    }

    /** One try; false when it ended for a reason that passes. */
    private boolean startedOnce(long deadline) throws IOException {
        long sizeBefore = Files.exists(log) ? Files.size(log) : 0;
        ChildProcess started = ChildProcess.start(command(), environment(), directory, log, lastSignal());
        child = started;
        while (!(started.alive() && answers(started))) {
            boolean late = System.nanoTime() > deadline;
            if (ending || Thread.currentThread().isInterrupted()) {
                started.kill();
                throw new StartFailed(name + " was stopped while it started");
            }
            if (!started.alive() || late) {
                started.kill();
                LogTail said = LogTail.since(log, sizeBefore);
                if (!late && passes(said.text())) {
                    return false;
                }
                String why = late ? "no answer within " + PATIENCE.toSeconds() + " s" : said.reason();
                throw new StartFailed(name + " did not start on port " + port + ": " + why + " (see " + log + ")");
            }
            started.endsWithin(LOOK);
        }
        return true;
    }

    @Override
    public final void stop() {
        ending = true;
        try {
            endInOrder();
        } finally {
            ending = false;
        }
    }

    private synchronized void endInOrder() {
        if (child == null || !child.alive()) {
            return;
        }
        child.signal(stopSignal());
        if (child.endsWithin(ORDERLY)) {
            afterStop();
        } else {
            child.kill();
        }
    }

    @Override
    public final synchronized void kill() {
        if (child != null) {
            child.kill();
        }
    }
}
