package io.claimcode.local.test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** The Docker engine of this machine, if there is one; a client without an engine is none. */
final class DockerEngine {

    private DockerEngine() {}

    /** Asks the engine itself; costs nothing where there is no socket. */
    static boolean answers() {
        SocketAddress address = address(System.getenv("DOCKER_HOST"));
        if (address == null) {
            return false;
        }
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("docker-ping").start(() -> answer.complete(ping(address)));
        return answer.completeOnTimeout(false, 3, TimeUnit.SECONDS).join();
    }

    static @Nullable SocketAddress address(@Nullable String dockerHost) {
        if (dockerHost == null || dockerHost.isBlank()) {
            return socket(Path.of("/var/run/docker.sock"));
        }
        URI uri = URI.create(dockerHost);
        return "unix".equals(uri.getScheme())
                ? socket(Path.of(uri.getPath()))
                : new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 2375 : uri.getPort());
    }

    private static @Nullable SocketAddress socket(Path path) {
        return Files.exists(path) ? UnixDomainSocketAddress.of(path) : null;
    }

    static boolean ping(SocketAddress address) {
        StandardProtocolFamily family =
                address instanceof UnixDomainSocketAddress ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET;
        try (SocketChannel channel = SocketChannel.open(family)) {
            channel.connect(address);
            channel.write(
                    ByteBuffer.wrap("GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(12);
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // The status line comes in one piece nearly always.
            }
            return new String(answer.array(), StandardCharsets.US_ASCII).endsWith(" 200");
        } catch (IOException | RuntimeException noEngine) {
            return false;
        }
    }
}
