package io.claimcode.codegen.model;

import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchTest {
    @ParameterizedTest
    @CsvSource({"1,1000,1", "999,1000,1", "1000,1000,1", "1001,1000,2", "10000000,262144,39", "7,1,7"})
    void chunks_coverAllSerialsOnce(int quantity, int chunkSize, int chunks) {
        Batch batch = batch(quantity, chunkSize);

        assertThat(batch.chunks()).isEqualTo(chunks);
        int serial = 1;
        for (Chunk chunk : IntStream.range(0, chunks).mapToObj(batch::chunk).toList()) {
            assertThat(chunk.firstSerial()).isEqualTo(serial);
            assertThat(chunk.count()).isBetween(1, chunkSize);
            serial = chunk.lastSerial() + 1;
        }
        assertThat(serial).isEqualTo(quantity + 1);
    }

    @Test
    void chunkBeyondTheLast_isRefused() {
        assertThatThrownBy(() -> batch(10, 10).chunk(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Batch batch(int quantity, int chunkSize) {
        return new Batch(
                1,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "s-1",
                quantity,
                chunkSize,
                BatchStatus.IN_PROGRESS,
                0,
                0,
                null,
                null,
                false);
    }
}
