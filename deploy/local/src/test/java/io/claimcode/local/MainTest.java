package io.claimcode.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MainTest {

    @TempDir
    Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(textBlock = """
            fly,                        there is no command fly
            token,                      'say for whom: seller, storefront or support'
            token buyer,                'tokens are for seller, storefront or support'
            token seller --storefront x, there is no option --storefront
            token seller --seller,      --seller needs a value
            up --redis-port 0,          --redis-port is not a port: 0
            up --redis-port=many,       --redis-port is not a port: many
            up --slowly,                there is no option --slowly
            storefront --port 1,        there is no option --port
            storefront --storefront-port x, --storefront-port is not a port: x
            """)
    void wrongUsage_isSaidInOneLine(String arguments, String message) {
        assertThat(run(arguments, Map.of())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("claimcode: " + message + "; see ./claimcode help\n");
    }

    @Test
    void portFromTheEnvironment_isChecked() {
        assertThat(run("up", Map.of("CLAIMCODE_PORT_KAFKA_CONTROLLER", "-1"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("CLAIMCODE_PORT_KAFKA_CONTROLLER is not a port: -1");
    }

    @Test
    void missingPackage_isNamedInOneLine() {
        assertThat(run("up --root " + root, Map.of())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("claimcode: promotion-service is not built: ")
                .hasLineCount(1);
    }

    @Test
    void portInUse_isNamedInOneLine() throws Exception {
        for (Service service : Service.values()) {
            Files.createDirectories(root.resolve(service.jar()).getParent());
            Files.createFile(root.resolve(service.jar()));
        }
        Ports free = Ports.free();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String ports = "--postgres-port %d --redis-port %d --kafka-port %d --kafka-controller-port %d"
                    .formatted(free.postgres(), free.redis(), free.kafka(), free.kafkaController());

            int exit = run(
                    "up --root %s %s --promotion-port %d --codegen-port %d --redemption-port %d"
                            .formatted(root, ports, free.promotion(), taken.getLocalPort(), free.redemption()),
                    Map.of());

            assertThat(exit).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo("claimcode: port " + taken.getLocalPort()
                            + " (codegen-service) is in use by another program\n");
        }
    }

    @Test
    void storefrontsPortInUse_isNamedInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();

            assertThat(run("storefront --directory " + root, Map.of("CLAIMCODE_PORT_STOREFRONT", "" + port)))
                    .isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo("claimcode: port " + port + " (storefront) is in use by another program\n");
        }
    }

    @Test
    void token_isTheOnlyOutput() {
        assertThat(run("token storefront --sellers s-1,s-2 --directory " + root, Map.of()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
        assertThat(err.size()).isZero();
    }

    private int run(String arguments, Map<String, String> environment) {
        return Main.run(
                List.of(arguments.split(" ", -1)),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
