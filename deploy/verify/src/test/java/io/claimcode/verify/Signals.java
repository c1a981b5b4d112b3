package io.claimcode.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.claimcode.local.Server;

/** Lets processes sleep, go on, and wait for others. */
public final class Signals {
    private Signals() {}

    /** To the process and all that it has started; {@code STOP} or {@code CONT}. */
    public static void send(Server server, String signal) throws IOException, InterruptedException {
        var pid = server.pid();
        if (pid.isEmpty()) {
            return;
        }
        var command = new ArrayList<>(List.of("kill", "-s", signal, Long.toString(pid.getAsLong())));
        ProcessHandle.of(pid.getAsLong())
                .ifPresent(process -> process.descendants().forEach(child -> command.add(Long.toString(child.pid()))));
        run(command);
    }

    /**
     * Lets whatever else there is go first, as far as this system can. A server has a session of its own, and Linux shares
     * the processors out among sessions before it looks at their processes.
     */
    public static void stepBack(Server server) throws IOException {
        var session = Path.of("/proc", Long.toString(server.pid().orElse(0)), "autogroup");
        if (Files.isWritable(session)) {
            Files.writeString(session, "15");
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(10, TimeUnit.SECONDS);
    }
}
