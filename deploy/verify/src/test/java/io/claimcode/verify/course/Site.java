package io.claimcode.verify.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.claimcode.local.LocalStack;
import io.claimcode.local.LocalStackOptions;
import io.claimcode.local.LocalStackOptions.Start;
import io.claimcode.local.Ports;
import io.claimcode.local.Server;
import io.claimcode.local.Service;
import io.claimcode.local.ServiceProcess;
import redis.clients.jedis.Jedis;

/**
 * The packaged system of a course, on servers of its own. The first redemption-service reaches Redis and PostgreSQL
 * through proxies, and the clients reach the second one through another.
 */
final class Site implements AutoCloseable {
    private final Path directory;
    private final LocalStack stack;
    private final ServiceProcess promotion;
    private final ServiceProcess codegen;
    private final List<ServiceProcess> redemptions;
    private final TcpProxy toRedis;
    private final TcpProxy toPostgres;
    private final TcpProxy fromClients;
    private final byte[] pepper;

    /** @param jars where each service was built */
    Site(Path directory, Map<Service, Path> jars) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory);
        var ports = Ports.free();
        stack = LocalStack.start(LocalStackOptions.in(directory).with(ports).with(Start.FRESH));
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
    }

    /** Starts the services side by side. */
    void start() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = services().stream()
                    .<Future<?>>map(service -> threads.submit(service::start))
                    .toList();
            for (var start : starts) {
                start.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
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

    /** The database of a service. */
    Connection database(Service service) throws SQLException {
        var properties = stack.properties(service);
        return DriverManager.getConnection(
                properties.get("quarkus.datasource.jdbc.url"),
                properties.get("quarkus.datasource.username"),
                properties.get("quarkus.datasource.password"));
    }

    @Override
    public void close() {
        services().forEach(Server::kill);
        List.of(toRedis, toPostgres, fromClients).forEach(TcpProxy::close);
        stack.close();
    }

    private ServiceProcess service(
            Map<Service, Path> jars, Service service, String name, int port, Map<String, String> more) {
        var environment = new HashMap<>(stack.environment(service));
        // Half of the course is starting again.
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        environment.putAll(more);
        return new ServiceProcess(name, jars.get(service), port, environment, stack.logs());
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
