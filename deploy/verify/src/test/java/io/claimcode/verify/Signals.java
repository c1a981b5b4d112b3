package io.claimcode.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.claimcode.local.Server;

/** Lets processes sleep and go on. */
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
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(10, TimeUnit.SECONDS);
    }
}
