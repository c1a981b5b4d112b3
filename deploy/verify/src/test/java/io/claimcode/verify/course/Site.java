package io.claimcode.verify.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import io.claimcode.local.LocalStack;
import io.claimcode.local.LocalStackOptions;
import io.claimcode.local.LocalStackOptions.Start;
import io.claimcode.local.Ports;
import io.claimcode.local.Server;
import io.claimcode.local.Service;
import io.claimcode.local.ServiceProcess;
import io.claimcode.local.StartFailed;
import io.claimcode.verify.Databases;
import io.claimcode.verify.Signals;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;

/**
 * The packaged system of a course, on servers of its own. The first redemption-service reaches Redis and PostgreSQL
 * through proxies, and the clients reach the second one through another.
 */
final class Site implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final LocalStack stack;
    private final ServiceProcess promotion;
    private final ServiceProcess codegen;
    private final List<ServiceProcess> redemptions;
    private final TcpProxy toRedis;
    private final TcpProxy toPostgres;
    private final TcpProxy fromClients;
    private final @Nullable SmallDisk disk;
    private final Map<Server, Integer> debugPorts = new HashMap<>();
    private final byte[] pepper;

    /** @param jars where each service was built */
    Site(Path directory, Map<Service, Path> jars) throws IOException, InterruptedException {
        this.directory = directory;
        Files.createDirectories(directory);
        var ports = Ports.free();
        var postgres = directory.resolve("postgres");
        SmallDisk.forget(postgres);
        stack = LocalStack.start(LocalStackOptions.in(directory).with(ports).with(Start.FRESH));
        disk = SmallDisk.isPossible(directory) ? SmallDisk.under(stack.postgres(), postgres) : null;
        toRedis = new TcpProxy(ports.redis());
        toPostgres = new TcpProxy(ports.postgres());
        pepper = Base64.getDecoder().decode(stack.properties(Service.REDEMPTION).get("claimcode.keys.pepper"));
        promotion = service(jars, Service.PROMOTION, "promotion-service", ports.promotion(), Map.of());
        codegen = service(
                jars,
                Service.CODEGEN,
                "codegen-service",
                ports.codegen(),
                Map.of("CLAIMCODE_BATCH_CHUNK_SIZE", "2000"));
        // Claims whose redemption came to nothing are given up sooner than in production, so that more happens.
        var impatient = Map.of("CLAIMCODE_GATE_CLAIM_LIFE", "PT10S");
        var first = new HashMap<>(impatient);
        first.put("QUARKUS_REDIS_HOSTS", "redis://127.0.0.1:" + toRedis.port());
        first.put(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://127.0.0.1:" + toPostgres.port() + "/" + Service.REDEMPTION.label());
        int second = Ports.free().redemption();
        fromClients = new TcpProxy(second);
        redemptions = List.of(
                service(jars, Service.REDEMPTION, "redemption-service-1", ports.redemption(), first),
                service(jars, Service.REDEMPTION, "redemption-service-2", second, impatient));
        leaveArchives(jars, ports);
    }

    /** Starts the services side by side. */
    void start() {
        sideBySide(services(), this::startAgain);
    }

    /** Has each service started and stopped once, without a debugger: the many starts to come are quicker then. */
    private void leaveArchives(Map<Service, Path> jars, Ports ports) {
        var plain = Arrays.stream(Service.values())
                .map(service -> new ServiceProcess(
                        service.processName(),
                        jars.get(service),
                        ports.of(service),
                        stack.environment(service),
                        stack.logs()))
                .toList();
        if (!plain.stream().allMatch(ServiceProcess::hasArchive)) {
            // All of them, since one is ready only when another has loaded its codes.
            sideBySide(plain, this::startAgain);
            sideBySide(plain, Server::stop);
        }
    }

    private static void sideBySide(List<ServiceProcess> services, Consumer<ServiceProcess> what) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = services.stream()
                    .<Future<?>>map(service -> threads.submit(() -> what.accept(service)))
                    .toList();
            for (var each : all) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts what has ended. A server that needs another one to start may have to try again. A service that runs steps back
     * behind those that start: else the load would leave them little of a small machine.
     */
    void startAgain(Server server) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!server.running()) {
            try {
                server.start();
                if (services().contains(server)) {
                    Signals.stepBack(server);
                }
            } catch (StartFailed e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Faults.pass(Duration.ofMillis(200));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    LocalStack stack() {
        return stack;
    }

    Path redisData() {
        return directory.resolve("redis");
    }

    Path kafkaLog() {
        return directory.resolve("kafka").resolve("data");
    }

    Path directory() {
        return directory;
    }

    /** What PostgreSQL's data lie on; null where this process may not mount a disk. */
    @Nullable
    SmallDisk disk() {
        return disk;
    }

    /** Where an instance of a service listens for a debugger. */
    int debugPort(ServiceProcess instance) {
        return debugPorts.get(instance);
    }

    byte[] pepper() {
        return pepper;
    }

    ServiceProcess promotion() {
        return promotion;
    }

    ServiceProcess codegen() {
        return codegen;
    }

    List<ServiceProcess> redemptions() {
        return redemptions;
    }

    List<ServiceProcess> services() {
        return List.of(promotion, codegen, redemptions.get(0), redemptions.get(1));
    }

    TcpProxy toRedis() {
        return toRedis;
    }

    TcpProxy toPostgres() {
        return toPostgres;
    }

    TcpProxy fromClients() {
        return fromClients;
    }

    String promotions() {
        return url(promotion.port());
    }

    String codes() {
        return url(codegen.port());
    }

    /** Where clients ask one of the two redemption-services. */
    String redemptions(int instance) {
        return url(instance == 0 ? redemptions.getFirst().port() : fromClients.port());
    }

    String kafka() {
        return "127.0.0.1:" + stack.kafka().port();
    }

    Jedis redis() {
        return new Jedis("127.0.0.1", stack.redis().port());
    }

    void emptyRedis() {
        try (var redis = redis()) {
            redis.flushAll();
        }
    }

    /** The database of a service. */
    Connection database(Service service) throws SQLException {
        return Databases.connect(stack, service);
    }

    @Override
    public void close() {
        services().forEach(Server::kill);
        List.of(toRedis, toPostgres, fromClients).forEach(TcpProxy::close);
        stack.close();
        if (disk != null) {
            disk.close();
        }
    }

    private ServiceProcess service(
            Map<Service, Path> jars, Service service, String name, int port, Map<String, String> more) {
        var environment = new HashMap<>(stack.environment(service));
        // Half of the course is starting again.
        int debugPort = Ports.free().storefront();
        environment.put(ServiceProcess.JVM_OPTIONS, "-XX:TieredStopAtLevel=1 " + CrashPoint.option(debugPort));
        environment.putAll(more);
        var process = new ServiceProcess(name, jars.get(service), port, environment, stack.logs());
        debugPorts.put(process, debugPort);
        return process;
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
