package io.claimcode.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A server that runs as a child process on a directory of its own. */
abstract sealed class EmbeddedServer implements Server permits PostgresServer, RedisServer, KafkaServer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final int port;
    private final Path directory;
    private final Path log;
    private @Nullable ChildProcess child;

    EmbeddedServer(String name, int port, Path directory, Path log) {
        this.name = name;
        this.port = port;
        this.directory = directory.toAbsolutePath();
        this.log = log.toAbsolutePath();
    }

    /** Makes the data directory and its files usable; called before each start. */
    abstract void prepare() throws IOException;

    abstract List<String> command();

    abstract boolean answers(ChildProcess running) throws IOException;

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
    public final synchronized void start() {
        if (running()) {
            return;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            Files.createDirectories(directory);
            Files.createDirectories(log.getParent());
            prepare();
            ports().forEach(this::requireFree);
            while (!startedOnce(deadline)) {
                pause();
            }
        } catch (IOException failed) {
            throw new StartFailed(name + " did not start: " + failed.getMessage(), failed);
        }
    }

    /** The last run's process may still be about to end, so a port gets a moment to become free. */
    private void requireFree(int wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (!Ports.isFree(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new StartFailed("port " + wanted + " (" + name + ") is in use by another program");
            }
            pause();
        }
    }

    /** One try; false when it ended for a reason that passes. */
    private boolean startedOnce(long deadline) throws IOException {
        long sizeBefore = Files.exists(log) ? Files.size(log) : 0;
        ChildProcess started = ChildProcess.start(command(), Map.of(), directory, log, lastSignal());
        child = started;
        while (!(started.alive() && answers(started))) {
            boolean late = System.nanoTime() > deadline;
            if (!started.alive() || late) {
                started.kill();
                LogTail said = LogTail.since(log, sizeBefore);
                if (!late && passes(said.text())) {
                    return false;
                }
                String why = late ? "no answer within " + PATIENCE.toSeconds() + " s" : said.reason();
                throw new StartFailed(name + " did not start on port " + port + ": " + why + " (see " + log + ")");
            }
            pause();
        }
        return true;
    }

    @Override
    public final synchronized void stop() {
        if (child == null || !child.alive()) {
            return;
        }
        child.signal(stopSignal());
        if (child.endsWithin(20)) {
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

    /** Opens a connection for a question whose answer tells that the server is there. */
    final Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(2000);
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(15);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted", interrupted);
        }
    }
}
