package io.claimcode.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BinaryCacheTest {

    private static final String CACHE = "claimcode.cache";

    @TempDir
    Path cache;

    @BeforeEach
    void redirect() {
        System.setProperty(CACHE, cache.toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty(CACHE);
    }

    @Test
    void severalUnpackAtOnce_oneFolderStays() throws IOException {
        String binary = RedisServer.BINARY;

        List<Path> folders = IntStream.range(0, 6)
                .mapToObj(user -> CompletableFuture.supplyAsync(() -> BinaryCache.file(binary)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();

        assertThat(folders).hasSize(1);
        assertThat(folders.getFirst().resolve(binary)).isExecutable();
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).containsExactlyElementsOf(folders);
        }
    }
}
