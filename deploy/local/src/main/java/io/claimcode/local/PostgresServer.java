package io.claimcode.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL 18 with a database and a user for each service. */
final class PostgresServer extends ManagedServer {

    private static final String BINARIES =
            "postgres-" + Platform.operatingSystem() + "-" + Platform.architecture("x86_64", "arm_64") + ".txz";
    /** The line of the pid file in which the server says how far it is. */
    private static final int STATUS_LINE = 7;

    private final boolean durable;

    PostgresServer(Path directory, Path logs, int port, boolean durable) {
        super("PostgreSQL", port, directory, logs.resolve("postgres.log"));
        this.durable = durable;
    }

    @Override
    void prepare() throws IOException {
        if (!Files.exists(directory().resolve("PG_VERSION"))) {
            initialise();
        }
        Unprivileged.way().give(directory());
        forgetDeadServer();
    }

    /** All is made in a folder beside and moved when done, so that a run that is cut short leaves no half database. */
    private void initialise() throws IOException {
        Path fresh = directory().resolveSibling("postgres-new");
        Path passwordFile = directory().resolveSibling("postgres-password");
        Folders.delete(fresh);
        Files.createDirectories(fresh);
        Files.writeString(passwordFile, Databases.ADMINISTRATOR + "\n");
        Unprivileged.way().give(fresh);
        require(run(
                List.of(
                        binary("initdb"),
                        "--pgdata=" + fresh,
                        "--username=" + Databases.ADMINISTRATOR,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-sync",
                        "--no-instructions"),
                ""));
        Files.delete(passwordFile);
        // Single-user mode needs no client, no connection and no second start.
        Commands.Result made = require(run(
                List.of(binary("postgres"), "--single", "-D", fresh.toString(), "-c", "fsync=off", "postgres"),
                String.join("\n", Databases.script()) + "\n"));
        if (made.output().contains("ERROR")) {
            throw new IOException(new LogTail(made.output()).reason());
        }
        Files.move(fresh, directory(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Commands.Result run(List<String> command, String input) {
        List<String> whole = new ArrayList<>(Unprivileged.way().prefix());
        whole.addAll(command);
        return Commands.run(whole, input);
    }

    private static Commands.Result require(Commands.Result result) throws IOException {
        if (result.failed()) {
            throw new IOException(new LogTail(result.output()).reason());
        }
        return result;
    }

    /**
     * Removes the pid file of a server that is no more. The stack's lock says that no other stack uses the
     * directory, but by now the number in the file may belong to any process, which would keep PostgreSQL from starting.
     */
    private void forgetDeadServer() throws IOException {
        Path file = directory().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        boolean stillThere = ProcessHandle.of(pid)
                .flatMap(process -> process.info().commandLine())
                .filter(command -> command.contains(directory().toString()))
                .isPresent();
        if (!stillThere) {
            Files.delete(file);
        }
    }

    @Override
    List<String> command() {
        List<String> command = new ArrayList<>(Unprivileged.way().prefix());
        command.addAll(List.of(binary("postgres"), "-D", directory().toString(), "-p", Integer.toString(port())));
        List<String> settings = List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "timezone=UTC",
                "log_timezone=UTC",
                "fsync=" + (durable ? "on" : "off"));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    @Override
    boolean answers(ChildProcess running) throws IOException {
        try {
            List<String> lines = Files.readAllLines(directory().resolve("postmaster.pid"));
            return lines.size() > STATUS_LINE
                    && lines.getFirst().strip().equals(Long.toString(running.pid()))
                    && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (NoSuchFileException notYet) {
            return false;
        }
    }

    /** The fast shutdown: clients are sent away, and the data need no recovery. */
    @Override
    String stopSignal() {
        return "INT";
    }

    /** The immediate shutdown, which takes the server's own children along. */
    @Override
    String lastSignal() {
        return "QUIT";
    }

    /** Children of a killed server need a moment to see that it is gone. */
    @Override
    boolean passes(String endOfLog) {
        return endOfLog.contains("still in use") || endOfLog.contains("postmaster.pid");
    }

    private static String binary(String name) {
        return BinaryCache.archive(BINARIES).resolve("bin").resolve(name).toString();
    }
}
