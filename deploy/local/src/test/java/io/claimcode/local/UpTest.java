package io.claimcode.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The launcher as a process, with services that only say that they are ready. */
class UpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private Path said;
    private Ports ports;
    private Process up;

    @BeforeEach
    void start() throws IOException {
        for (Service service : Service.values()) {
            pack(root.resolve(service.jar()));
        }
        said = root.resolve("said");
        ports = Ports.free();
        up = new ProcessBuilder(
                        JavaHome.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "up",
                        "--root=" + root,
                        "--directory=" + root.resolve("data"),
                        "--postgres-port=" + ports.postgres(),
                        "--redis-port=" + ports.redis(),
                        "--kafka-port=" + ports.kafka(),
                        "--kafka-controller-port=" + ports.kafkaController(),
                        "--promotion-port=" + ports.promotion(),
                        "--codegen-port=" + ports.codegen(),
                        "--redemption-port=" + ports.redemption(),
                        "--storefront-port=" + ports.storefront())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        awaitSaid("ready");
    }

    @AfterEach
    void stop() {
        up.destroyForcibly();
        awaitNothingLeft(children());
    }

    @Test
    void whatDies_isStartedAgain() {
        children().forEach(child -> child.destroyForcibly());

        for (String name :
                List.of("PostgreSQL", "Redis", "Kafka", "promotion-service", "codegen-service", "redemption-service")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lines())
                            .anyMatch(line -> line.endsWith(" " + name + " died; starting it again"))
                            .anyMatch(line -> line.contains(" " + name + " is back after ")));
        }
        assertThat(children()).hasSize(6);
    }

    @Test
    void storefront_isThere_andEndsWithTheRest() throws Exception {
        URI address = URI.create("http://127.0.0.1:" + ports.storefront() + "/");
        assertThat(lines()).anyMatch(line -> line.matches("  storefront +" + address));

        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Products</h1>");

        up.destroy();
        await().atMost(PATIENCE).until(() -> Ports.isFree(ports.storefront()));
    }

    @Test
    void toldToEnd_leavesNothingBehind() throws Exception {
        List<ProcessHandle> children = children();
        assertThat(children).hasSize(6);

        up.destroy();

        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        awaitNothingLeft(children);
        assertThat(lines()).endsWith("stopping", "stopped");
    }

    @Test
    void servicesThatEndInOrder_leaveTheirClassesForAQuickerStart() throws Exception {
        assertThat(Service.values()).noneMatch(this::hasArchive);

        up.destroy();

        assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Service.values()).allMatch(this::hasArchive);
    }

    @Test
    void killed_leavesNothingBehind() {
        List<ProcessHandle> children = children();
        assertThat(children).hasSize(6);

        up.destroyForcibly();

        awaitNothingLeft(children);
    }

    private boolean hasArchive(Service service) {
        return ServiceProcess.of(root, service, ports.of(service), Map.of(), root)
                .hasArchive();
    }

    private List<ProcessHandle> children() {
        return up.toHandle().children().toList();
    }

    /** A process that has ended but that nobody has asked about yet still has an entry, without a command. */
    private static void awaitNothingLeft(List<ProcessHandle> children) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(children)
                        .noneMatch(child ->
                                child.isAlive() && child.info().commandLine().isPresent()));
    }

    private void awaitSaid(String last) {
        await().atMost(PATIENCE).until(() -> !up.isAlive() || lines().contains(last));
        assertThat(lines()).contains(last);
    }

    private List<String> lines() {
        try {
            return new ArrayList<>(Files.readAllLines(said));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void pack(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String file = StandIn.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream packed = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            packed.putNextEntry(new JarEntry(file));
            StandIn.class.getClassLoader().getResourceAsStream(file).transferTo(packed);
        }
    }
}
