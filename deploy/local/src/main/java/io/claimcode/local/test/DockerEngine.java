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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** The Docker engine of this machine, asked without a library; a client without an engine is none. */
record DockerEngine(SocketAddress address) {

    /** What another machine's engine publishes is not found on this one's loopback address. */
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final int TIMEOUT_SECONDS = 3;

    /** The engine, when it answers; costs nothing where there is no socket. */
    static Optional<DockerEngine> find() {
        return Optional.ofNullable(address(System.getenv("DOCKER_HOST")))
                .map(DockerEngine::new)
                .filter(DockerEngine::answers);
    }

    boolean answers() {
        return succeeds("/_ping");
    }

    /** Those of the images that the engine would have to fetch first. */
    List<String> missing(List<String> images) {
        return images.stream()
                .filter(image -> !succeeds("/images/" + image + "/json"))
                .toList();
    }

    static @Nullable SocketAddress address(@Nullable String dockerHost) {
        if (dockerHost == null || dockerHost.isBlank()) {
            return socket(Path.of("/var/run/docker.sock"));
        }
        URI uri = URI.create(dockerHost);
        if ("unix".equals(uri.getScheme())) {
            return socket(Path.of(uri.getPath()));
        }
        String host = uri.getHost();
        return host != null && THIS_MACHINE.contains(host)
                ? new InetSocketAddress(host, uri.getPort() < 0 ? 2375 : uri.getPort())
                : null;
    }

    private static @Nullable SocketAddress socket(Path path) {
        return Files.exists(path) ? UnixDomainSocketAddress.of(path) : null;
    }

    private boolean succeeds(String path) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("docker-question").start(() -> answer.complete(ask(path)));
        return answer.completeOnTimeout(false, TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private boolean ask(String path) {
        StandardProtocolFamily family =
                address instanceof UnixDomainSocketAddress ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET;
        try (SocketChannel channel = SocketChannel.open(family)) {
            channel.connect(address);
            String request = "GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
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
