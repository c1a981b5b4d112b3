package io.claimcode.kit.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WavesTest {
    @Test
    void waves_holdOneOfEachSubject_inOrder() {
        List<List<OutboxRow>> waves = Waves.of(Stream.of("1:a", "2:a", "3:b", "4:c", "5:a", "6:b")
                .map(WavesTest::row)
                .toList());

        assertThat(waves.stream().map(wave -> wave.stream().map(OutboxRow::id).toList()))
                .containsExactly(List.of(1L, 3L, 4L), List.of(2L, 6L), List.of(5L));
    }

    @Test
    void noRows_makeNoWave() {
        assertThat(Waves.of(List.of())).isEmpty();
    }

    private static OutboxRow row(String text) {
        String[] parts = text.split(":");
        OutboxMessage message =
                new OutboxMessage(UUID.randomUUID(), "type", "topic", "key", parts[1], Instant.EPOCH, "{}");
        return new OutboxRow(Long.parseLong(parts[0]), Outbox.slice(parts[1]), message);
    }
}
