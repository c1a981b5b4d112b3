package io.claimcode.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.claimcode.local.LocalStack;
import io.claimcode.local.LocalStackOptions;
import io.claimcode.local.LocalStackOptions.Start;
import io.claimcode.local.Ports;
import io.claimcode.local.Service;
import io.claimcode.local.ServiceProcess;

/** The packaged system on servers of its own: one promotion-service, one codegen-service, two redemption-services. */
final class Deployment {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static Deployment running;

    private final LocalStack stack;
    private final Ports ports;
    private final Path directory;
    private final ServiceProcess promotion;
    private ServiceProcess codegen;
    private Map<String, String> codegenSettings = Map.of();
    private List<ServiceProcess> redemptions;

    private Deployment() throws IOException {
        directory = Files.createTempDirectory("claimcode-verify-");
        ports = Ports.free();
        stack = LocalStack.start(LocalStackOptions.in(directory).with(ports).with(Start.TEMPORARY));
        // The third has nothing, which has to be seen too.
        promotion = start(
                Service.PROMOTION,
                "promotion-service",
                ports.promotion(),
                Map.of("CLAIMCODE_CONSOLE_LOCAL_SIGN_IN_SELLERS", "s-1,s-2,s-3"));
        codegen = codegen(Map.of());
        redemptions = List.of(
                start(Service.REDEMPTION, "redemption-service-1", ports.redemption(), Map.of()),
                start(Service.REDEMPTION, "redemption-service-2", Ports.free().redemption(), Map.of()));
    }

    /** The system, started when first asked for; it ends with this JVM. */
    static synchronized Deployment running() {
        if (running == null) {
            try {
                var deployment = new Deployment();
                Stream.of(List.of(deployment.promotion, deployment.codegen), deployment.redemptions)
                        .flatMap(List::stream)
                        .forEach(ServiceProcess::start);
                Runtime.getRuntime().addShutdownHook(new Thread(deployment::stop));
                running = deployment;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return running;
    }

    LocalStack stack() {
        return stack;
    }

    Ports ports() {
        return ports;
    }

    ServiceProcess codegen() {
        return codegen;
    }

    List<ServiceProcess> redemptions() {
        return redemptions;
    }

    String promotions() {
        return url(promotion);
    }

    String codes() {
        return url(codegen);
    }

    /** One of the two redemption-services. */
    String redemptions(int instance) {
        return url(redemptions.get(instance % redemptions.size()));
    }

    String kafka() {
        return "127.0.0.1:" + stack.kafka().port();
    }

    Path root() {
        return ROOT;
    }

    /** Data, keys and logs. */
    Path directory() {
        return directory;
    }

    /** Stops codegen-service and starts it with other settings besides its own. */
    void restartCodegen(Map<String, String> settings) {
        codegen.stop();
        codegen = codegen(settings);
        codegen.start();
    }

    /** Has all that knows the pepper start again with other settings besides its own, as an operator does who changes it. */
    void restartAll(Map<String, String> settings) {
        redemptions.forEach(ServiceProcess::stop);
        restartCodegen(settings);
        redemptions = redemptions.stream()
                .map(before -> start(Service.REDEMPTION, before.name(), before.port(), settings))
                .toList();
        redemptions.forEach(ServiceProcess::start);
    }

    /** The database of a service. */
    Connection database(Service service) throws SQLException {
        return Databases.connect(stack, service);
    }

    /** What a service was given by the environment. */
    String setting(Service service, String name) {
        return stack.environment(service).get(name);
    }

    /** A second codegen-service with the settings of the first, not started yet. */
    ServiceProcess anotherCodegen() throws IOException {
        return start(Service.CODEGEN, "codegen-service-2", Ports.free().codegen(), codegenSettings);
    }

    private ServiceProcess codegen(Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("CLAIMCODE_BATCH_CHUNK_SIZE", "10000");
        // What a killed instance was at is soon taken over.
        all.put("CLAIMCODE_BATCH_LEASE", "PT2S");
        codegenSettings = all;
        return start(Service.CODEGEN, "codegen-service", ports.codegen(), all);
    }

    private ServiceProcess start(Service service, String name, int port, Map<String, String> more) {
        var environment = new HashMap<>(stack.environment(service));
        environment.putAll(more);
        var jar = ROOT.resolve(service.processName()).resolve(Path.of("target", "quarkus-app", "quarkus-run.jar"));
        return new ServiceProcess(name, jar, port, environment, stack.logs());
    }

    private void stop() {
        redemptions.forEach(ServiceProcess::stop);
        codegen.stop();
        promotion.stop();
        stack.close();
    }

    private static String url(ServiceProcess service) {
        return "http://127.0.0.1:" + service.port();
    }
}
