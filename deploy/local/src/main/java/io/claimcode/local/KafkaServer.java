package io.claimcode.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A single Kafka broker, its own controller, in a JVM of its own. */
final class KafkaServer extends ManagedServer {

    private final int controllerPort;
    private final ClassArchive archive;

    KafkaServer(Path directory, Path logs, int port, int controllerPort) {
        super("Kafka", port, directory, logs.resolve("kafka.log"));
        this.controllerPort = controllerPort;
        this.archive = new ClassArchive("kafka", classPath());
    }

    @Override
    void prepare() throws IOException {
        Path data = directory().resolve("data");
        Files.createDirectories(data);
        Path identity = data.resolve("meta.properties");
        if (!Files.exists(identity)) {
            // What the storage tool would write, without a second JVM.
            Path fresh = directory().resolve("meta.properties.new");
            Files.writeString(
                    fresh, "version=1\nnode.id=1\ncluster.id=%s\ndirectory.id=%s\n".formatted(randomId(), randomId()));
            Files.move(fresh, identity);
        }
        Files.writeString(directory().resolve("server.properties"), configuration(data));
    }

    private String configuration(Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                # A broker that was killed is let in again after this time.
                broker.session.timeout.ms=1000
                broker.heartbeat.interval.ms=200
                log.cleaner.dedupe.buffer.size=4194304
                num.network.threads=1
                num.io.threads=2
                """.formatted(port(), controllerPort, data);
    }

    @Override
    List<Integer> ports() {
        return List.of(port(), controllerPort);
    }

    @Override
    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(JavaHome.java());
        command.addAll(List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(archive.options());
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.showDateTime=true", "-cp", classPath(), "kafka.Kafka"));
        command.add(directory().resolve("server.properties").toString());
        return command;
    }

    @Override
    boolean answers(ChildProcess running) {
        return Answers.kafka(port());
    }

    @Override
    void afterStop() {
        archive.keep();
    }

    private static String randomId() {
        UUID id = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The build writes it down, since the broker's jars are on no class path of ours. */
    private static String classPath() {
        try (InputStream resource = KafkaServer.class.getResourceAsStream("kafka.classpath")) {
            if (resource == null) {
                throw new StartFailed("the class path of Kafka is missing; build the module local-stack");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new StartFailed("cannot read the class path of Kafka", failed);
        }
    }
}
