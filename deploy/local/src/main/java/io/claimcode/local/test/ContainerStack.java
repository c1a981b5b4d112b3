package io.claimcode.local.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import io.claimcode.local.Answers;
import io.claimcode.local.Databases;
import io.claimcode.local.Folders;
import io.claimcode.local.LocalKeys;
import io.claimcode.local.Ports;
import io.claimcode.local.Server;
import io.claimcode.local.Service;
import io.claimcode.local.Settings;
import io.claimcode.local.Stack;
import io.claimcode.local.Tokens;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/** The three servers in containers, at ports that stay the same when one is killed and started again. */
final class ContainerStack implements Stack {

    private static final String POSTGRES = "postgres:17";
    private static final String REDIS = "redis:7.4";
    private static final String KAFKA = "apache/kafka:4.1.1";
    /** Testcontainers starts it beside, to remove the containers of a JVM that has ended. */
    private static final String REAPER = "testcontainers/ryuk:0.13.0";

    private final LocalKeys keys;
    private final ContainerServer postgres;
    private final ContainerServer redis;
    private final ContainerServer kafka;

    private ContainerStack(Ports ports, LocalKeys keys) {
        this.keys = keys;
        this.postgres =
                new ContainerServer("PostgreSQL", ports.postgres(), postgres(ports.postgres()), Answers::postgres);
        this.redis = new ContainerServer("Redis", ports.redis(), redis(ports.redis()), Answers::redis);
        this.kafka = new ContainerServer("Kafka", ports.kafka(), kafka(ports.kafka()), Answers::kafka);
    }

    static ContainerStack start() {
        ContainerStack stack = new ContainerStack(Ports.free(), temporaryKeys());
        try {
            Startables.deepStart(stack.postgres.container(), stack.redis.container(), stack.kafka.container())
                    .join();
            // What answers its log does not yet answer us, when the engine publishes ports elsewhere.
            List.of(stack.postgres, stack.redis, stack.kafka).forEach(ContainerServer::await);
            return stack;
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    /** The images that {@link #start} needs. */
    static List<String> images() {
        return List.of(image("postgres", POSTGRES), image("redis", REDIS), image("kafka", KAFKA), REAPER);
    }

    /** The image can be chosen with a property such as {@code claimcode.image.redis}. */
    private static String image(String name, String image) {
        return System.getProperty("claimcode.image." + name, image);
    }

    private static LocalKeys temporaryKeys() {
        try {
            Path folder = Files.createTempDirectory("claimcode-keys-");
            LocalKeys keys = LocalKeys.in(folder);
            Folders.delete(folder);
            return keys;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static GenericContainer<?> postgres(int port) {
        return container(image("postgres", POSTGRES), port, 5432)
                .withEnv("POSTGRES_PASSWORD", Databases.ADMINISTRATOR)
                .withCopyToContainer(
                        Transferable.of(String.join("\n", Databases.script()) + "\n"),
                        "/docker-entrypoint-initdb.d/databases.sql")
                .withCommand("postgres", "-c", "max_connections=200", "-c", "fsync=off", "-c", "timezone=UTC")
                // The first time it is the server that runs the script, which listens to no network.
                .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\s", 2));
    }

    private static GenericContainer<?> redis(int port) {
        return container(image("redis", REDIS), port, 6379)
                .withCommand("redis-server", "--save", "300 1", "--maxmemory-policy", "noeviction")
                .waitingFor(Wait.forLogMessage(".*Ready to accept connections.*\\s", 1));
    }

    private static GenericContainer<?> kafka(int port) {
        return container(image("kafka", KAFKA), port, 9092)
                .withEnv(Map.ofEntries(
                        Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                        Map.entry("KAFKA_NODE_ID", "1"),
                        Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093"),
                        Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:9092,CONTROLLER://:9093"),
                        Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port),
                        Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                        Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                        Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                        Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "1"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1"),
                        Map.entry("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1"),
                        Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1"),
                        Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                        Map.entry("KAFKA_BROKER_SESSION_TIMEOUT_MS", "1000"),
                        Map.entry("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "200")))
                .waitingFor(Wait.forLogMessage(".*Kafka Server started.*\\s", 1));
    }

    private static GenericContainer<?> container(String image, int hostPort, int containerPort) {
        PortBinding binding = PortBinding.parse("127.0.0.1:" + hostPort + ":" + containerPort);
        return new GenericContainer<>(DockerImageName.parse(image))
                .withStartupTimeout(Duration.ofMinutes(2))
                .withCreateContainerCmdModifier(command -> {
                    command.withExposedPorts(ExposedPort.tcp(containerPort));
                    Objects.requireNonNull(command.getHostConfig()).withPortBindings(List.of(binding));
                });
    }

    @Override
    public Server postgres() {
        return postgres;
    }

    @Override
    public Server redis() {
        return redis;
    }

    @Override
    public Server kafka() {
        return kafka;
    }

    @Override
    public Map<String, String> properties(Service service) {
        return Settings.withoutFsync(Settings.of(service, postgres.port(), redis.port(), kafka.port(), keys));
    }

    @Override
    public Tokens tokens() {
        return new Tokens(keys);
    }

    @Override
    public void close() {
        postgres.container().stop();
        redis.container().stop();
        kafka.container().stop();
    }
}
