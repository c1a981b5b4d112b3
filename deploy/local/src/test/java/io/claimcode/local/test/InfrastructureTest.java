package io.claimcode.local.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.claimcode.local.Server;
import io.claimcode.local.Service;
import io.claimcode.local.Stack;
import io.claimcode.local.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;

import static org.assertj.core.api.Assertions.assertThat;

class InfrastructureTest {

    private static final Stack CONTAINERS = new NamedStack("containers");
    private static final Stack EMBEDDED = new NamedStack("embedded");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void noEngine_meansEmbeddedServersWithoutAWord() {
        assertThat(choose(Optional.empty(), () -> CONTAINERS)).isSameAs(EMBEDDED);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void engineWithTheImages_meansContainers() throws IOException {
        try (FakeEngine fake = new FakeEngine(folder, ContainerStack.images())) {
            assertThat(choose(Optional.of(fake.engine()), () -> CONTAINERS)).isSameAs(CONTAINERS);
        }
    }

    @Test
    void engineWithoutAnImage_meansEmbeddedServersAndOneLine() throws IOException {
        List<String> images = ContainerStack.images();
        try (FakeEngine fake = new FakeEngine(folder, images.subList(1, images.size()))) {
            assertThat(choose(Optional.of(fake.engine()), () -> CONTAINERS)).isSameAs(EMBEDDED);
        }
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("the Docker engine has no " + images.getFirst() + " ")
                .hasLineCount(1);
    }

    @Test
    void containersThatDoNotStart_meanEmbeddedServersAndOneLine() throws IOException {
        try (FakeEngine fake = new FakeEngine(folder, ContainerStack.images())) {
            assertThat(choose(Optional.of(fake.engine()), () -> {
                        throw new IllegalStateException("no space\nat all");
                    }))
                    .isSameAs(EMBEDDED);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no space").hasLineCount(1);
    }

    /** The name is written down in no public place of Testcontainers. */
    @Test
    void reaper_isTheOneThatTestcontainersStarts() throws ReflectiveOperationException {
        var constructor =
                Class.forName("org.testcontainers.utility.RyukContainer").getDeclaredConstructor();
        constructor.setAccessible(true);
        try (var reaper = (GenericContainer<?>) constructor.newInstance()) {
            assertThat(reaper.getImage().toString())
                    .contains("imageName=" + ContainerStack.images().getLast() + ",");
        }
    }

    private Stack choose(Optional<DockerEngine> engine, Supplier<Stack> containers) {
        return Infrastructure.choose(
                engine, containers, () -> EMBEDDED, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private record NamedStack(String name) implements Stack {

        @Override
        public Server postgres() {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public Server redis() {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public Server kafka() {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public Map<String, String> properties(Service service) {
            return Map.of();
        }

        @Override
        public Tokens tokens() {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public void close() {}
    }
}
