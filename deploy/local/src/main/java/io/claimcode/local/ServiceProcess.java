package io.claimcode.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A packaged service in a JVM of its own; it runs when its readiness check says so. Where it first ends in order, its JVM
 * leaves an archive of the classes that it has loaded beside the jar, with which each later start takes little more than
 * half of the time. A JVM looks at an archive before it believes it, and replaces one of another build. One that has a
 * debugger's agent uses an archive, but can't leave one.
 */
public final class ServiceProcess extends ManagedServer {
    /** The variable from which every JVM takes options. */
    public static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS";

    private final Path jar;
    private final Path archive;
    private final Map<String, String> environment;

    /**
     * One instance of a service.
     *
     * @param name names the instance and its log
     * @param jar its {@code quarkus-run.jar}
     * @param port where it listens on 127.0.0.1
     * @param environment its configuration, see {@link Stack#environment}; it may hold more
     * @param logs the folder of its log
     */
    public ServiceProcess(String name, Path jar, int port, Map<String, String> environment, Path logs) {
        super(name, port, logs, logs.resolve(name + ".log"));
        this.jar = jar.toAbsolutePath();
        this.archive = this.jar.resolveSibling("app.jsa");
        Map<String, String> complete = new LinkedHashMap<>();
        complete.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        complete.putAll(environment);
        complete.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        this.environment = Map.copyOf(complete);
    }

    /** A service as the build left it under the root of the repository. */
    public static ServiceProcess of(Path root, Service service, int port, Map<String, String> environment, Path logs) {
        return new ServiceProcess(service.processName(), root.resolve(service.jar()), port, environment, logs);
    }

    /** Whether there is an archive of this build, so that its next start is a quick one. */
    public boolean hasArchive() {
        try {
            return Files.exists(archive)
                    && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void prepare() {
        if (!Files.exists(jar)) {
            throw new StartFailed(name() + " is not built: " + jar + " is missing");
        }
    }

    @Override
    Map<String, String> environment() {
        return environment;
    }

    @Override
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(JavaHome.java(), "-Xmx256m", "-XX:+UseSerialGC"));
        boolean leaves = !environment.getOrDefault(JVM_OPTIONS, "").contains("-agentlib:");
        if (leaves) {
            command.add("-XX:+AutoCreateSharedArchive");
        }
        if (leaves || hasArchive()) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    @Override
    boolean answers(ChildProcess running) {
        return Answers.service(port());
    }
}
