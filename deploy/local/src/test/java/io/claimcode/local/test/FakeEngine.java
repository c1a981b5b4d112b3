package io.claimcode.local.test;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Answers as a Docker engine with these images does, at a socket of its own. */
final class FakeEngine implements AutoCloseable {

    private final ServerSocketChannel server;
    private final UnixDomainSocketAddress address;
    private final List<String> images;

    FakeEngine(Path folder, List<String> images) throws IOException {
        this.address = UnixDomainSocketAddress.of(folder.resolve("docker.sock"));
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
        this.images = images;
        Thread.ofPlatform().daemon().name("fake-engine").start(this::serve);
    }

    DockerEngine engine() {
        return new DockerEngine(address);
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                ByteBuffer question = ByteBuffer.allocate(1024);
                client.read(question);
                String path = new String(question.array(), StandardCharsets.US_ASCII).split(" ", 3)[1];
                boolean known = path.equals("/_ping")
                        || images.stream().anyMatch(image -> path.equals("/images/" + image + "/json"));
                String answer = "HTTP/1.0 " + (known ? "200 OK" : "404 Not Found") + "\r\n\r\n";
                client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
