package io.claimcode.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What docker-compose.yml repeats of what is said elsewhere. */
class ComposeFileTest {

    private static final Path ROOT = Path.of("..", "..");

    @Test
    void ports_areThoseOfUp() {
        Ports up = Ports.standard();

        assertThat(ROOT.resolve("docker-compose.yml"))
                .content()
                .contains("127.0.0.1:" + up.postgres() + ":5432")
                .contains("127.0.0.1:" + up.redis() + ":6379")
                .contains("127.0.0.1:" + up.kafka() + ":9094")
                .contains("OUTSIDE://127.0.0.1:" + up.kafka())
                .contains("127.0.0.1:" + up.promotion() + ":8080")
                .contains("127.0.0.1:" + up.codegen() + ":8080")
                .contains("127.0.0.1:" + up.redemption() + ":8080");
    }

    @Test
    void databases_areThoseOfUp() throws Exception {
        List<String> statements =
                Files.readAllLines(ROOT.resolve(Path.of("deploy", "docker", "databases.sql"))).stream()
                        .filter(line -> !line.startsWith("--"))
                        .toList();

        assertThat(statements).isEqualTo(Databases.script());
    }
}
