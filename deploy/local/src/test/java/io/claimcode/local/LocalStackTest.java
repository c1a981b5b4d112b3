package io.claimcode.local;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalStackTest {

    @TempDir
    Path directory;

    private LocalStack stack;

    @BeforeEach
    void start() {
        stack = LocalStack.start(LocalStackOptions.in(directory));
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void eachServerKilledAndStartedAlone_keepsWhatMayNotBeLost() throws Exception {
        write();

        for (Server server : stack.servers()) {
            server.kill();
            assertThat(server.running()).isFalse();
            server.start();
            assertThat(server.running()).isTrue();
        }

        assertThatTheTruthIsThere();
    }

    @Test
    void secondStackOnTheSameDirectory_findsTheData() throws Exception {
        write();
        stack.close();

        stack = LocalStack.start(LocalStackOptions.in(directory));

        assertThatAllIsThere();
    }

    @Test
    void userOfOneService_isRefusedOnTheOthersDatabases() {
        for (Service user : Service.values()) {
            for (Service database : Service.values()) {
                if (user == database) {
                    continue;
                }
                assertThatThrownBy(() -> Clients.postgres(stack.postgres().port(), database.label(), user.label()))
                        .hasMessageContaining("permission denied for database");
            }
        }
    }

    @Test
    void directoryInUse_isRefusedInOneLine() {
        assertThatThrownBy(() -> LocalStack.start(LocalStackOptions.in(directory)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("in use by another run")
                .hasMessageNotContaining("\n");
    }

    @Test
    void portsInUse_areNamedInOneLine(@TempDir Path other) throws Exception {
        Ports free = Ports.free();
        for (int taken : List.of(free.postgres(), free.redis(), free.kafka())) {
            try (ServerSocket occupied = new ServerSocket(taken, 1, InetAddress.getByName("127.0.0.1"))) {
                LocalStackOptions options = LocalStackOptions.in(other).with(free);

                assertThatThrownBy(() -> LocalStack.start(options))
                        .isInstanceOf(StartFailed.class)
                        .hasMessageContaining("port " + occupied.getLocalPort())
                        .hasMessageContaining("in use")
                        .hasMessageNotContaining("\n");
            }
        }
    }

    private void write() throws Exception {
        try (Connection connection = Clients.postgres(stack.postgres().port(), "promotion", "promotion");
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept (value text)");
            statement.execute("insert into kept values ('Ärger')");
        }
        assertThat(Clients.redis(stack.redis().port(), "SET kept yes")).isEqualTo("+OK");
        Clients.createTopic(stack.kafka().port(), "kept");
        Clients.send(stack.kafka().port(), "kept", "yes");
    }

    private void assertThatAllIsThere() throws Exception {
        assertThatTheTruthIsThere();
        assertThat(Clients.redis(stack.redis().port(), "GET kept")).isEqualTo("yes");
    }

    /** Redis may forget. */
    private void assertThatTheTruthIsThere() throws Exception {
        try (Connection connection = Clients.postgres(stack.postgres().port(), "promotion", "promotion");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select upper(value) from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("ÄRGER");
        }
        assertThat(Clients.read(stack.kafka().port(), "kept", 1)).containsExactly("yes");
    }
}
