package io.claimcode.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that does not outlive this one. A shell puts a watcher beside it, which waits for the end
 * of a pipe from here: it comes however this process ends, also by {@code kill -9}.
 */
final class ChildProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The watcher is forked twice, so that the server, which takes the shell's place, doesn't meet a child it never made. */
    private static final String GUARD = """
            exec 3<&0
            ( ( read -r line; kill -s "$1" $$ ) <&3 3<&- >/dev/null 2>&1 & )
            shift
            exec "$@" </dev/null 3<&-
            """;

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a command whose output is appended to a log file.
     *
     * @param lastSignal what the process gets when this one has ended
     */
    static ChildProcess start(
            List<String> command, Map<String, String> environment, Path directory, Path log, String lastSignal) {
        List<String> guarded = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A session of its own: Ctrl-C in the terminal reaches the launcher alone, which then ends all in order.
            guarded.add("/usr/bin/setsid");
        }
        guarded.addAll(List.of("/bin/sh", "-c", GUARD, "guard", lastSignal));
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("KAFKA_"));
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start());
        } catch (IOException failed) {
            throw new StartFailed("cannot run " + command.getFirst() + ": " + failed.getMessage(), failed);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    int exitValue() {
        return process.exitValue();
    }

    void signal(String signal) {
        Commands.run(List.of("/bin/sh", "-c", "kill -s " + signal + " " + process.pid() + " 2>/dev/null || true"), "");
    }

    void kill() {
        process.destroyForcibly();
        while (!endsWithin(PATIENCE)) {
            process.destroyForcibly();
        }
    }

    /** Waits for its end, as long as this; one whose waiting is interrupted ends at once. */
    boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return true;
        }
    }
}
