package io.claimcode.local.test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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
    void socketThatNobodyServes_isNoEngine() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("docker.sock"));
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address).close();

        assertThat(DockerEngine.ping(address)).isFalse();
    }

    @Test
    void socketThatAnswersThePing_isAnEngine() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("docker.sock"));
        try (ServerSocketChannel server =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
            Thread.ofVirtual().start(() -> answerOnce(server, "HTTP/1.1 200 OK\r\n\r\nOK"));

            assertThat(DockerEngine.ping(address)).isTrue();
        }
    }

    private static void answerOnce(ServerSocketChannel server, String answer) {
        try (SocketChannel client = server.accept()) {
            client.read(ByteBuffer.allocate(256));
            client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
