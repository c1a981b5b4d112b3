package io.claimcode.local.test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DockerEngineTest {

    @TempDir
    Path folder;

    @Test
    void missingSocket_meansNoEngine() {
        assertThat(DockerEngine.address("unix://" + folder.resolve("docker.sock")))
                .isNull();
    }

    @Test
    void tcpAddress_isUnderstood() {
        assertThat(DockerEngine.address("tcp://127.0.0.1:2376")).isEqualTo(new InetSocketAddress("127.0.0.1", 2376));
    }

    @Test
    void engineOfAnotherMachine_isNone() {
        assertThat(DockerEngine.address("tcp://192.0.2.1:2375")).isNull();
    }

    @Test
    void socketThatNobodyServes_isNoEngine() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("docker.sock"));
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address).close();

        assertThat(new DockerEngine(address).answers()).isFalse();
    }

    @Test
    void socketThatAnswersThePing_isAnEngine() throws IOException {
        try (FakeEngine fake = new FakeEngine(folder, List.of())) {
            assertThat(fake.engine().answers()).isTrue();
        }
    }

    @Test
    void imagesThatTheEngineLacks_areMissing() throws IOException {
        try (FakeEngine fake = new FakeEngine(folder, List.of("redis:7.4"))) {
            assertThat(fake.engine().missing(List.of("redis:7.4", "apache/kafka:4.1.1")))
                    .containsExactly("apache/kafka:4.1.1");
        }
    }
}
