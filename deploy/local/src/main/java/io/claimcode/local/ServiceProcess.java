package io.claimcode.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A packaged service in a JVM of its own; it runs when its readiness check says so. */
public final class ServiceProcess extends ManagedServer {

    private final Path jar;
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
        return List.of(JavaHome.java(), "-Xmx256m", "-XX:+UseSerialGC", "-jar", jar.toString());
    }

    @Override
    boolean answers(ChildProcess running) {
        return Answers.service(port());
    }
}
