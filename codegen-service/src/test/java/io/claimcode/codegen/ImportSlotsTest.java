package io.claimcode.codegen;

import java.time.Duration;

import io.claimcode.codegen.ImportSlots.Place;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImportSlotsTest {
    private final ImportSlots slots = new ImportSlots(new ImportLimits(2, 1, 1, Duration.ZERO));

    @Test
    void places_areBoundedAltogetherAndForEachSeller() {
        assertThat(slots.take("s-1", "a")).isEqualTo(Place.HAD);
        assertThat(slots.take("s-1", "b")).isEqualTo(Place.NONE);
        assertThat(slots.take("s-1", "a")).isEqualTo(Place.SAME);
        assertThat(slots.take("s-2", "a")).isEqualTo(Place.HAD);
        assertThat(slots.take("s-3", "a")).isEqualTo(Place.NONE);

        slots.giveBack("s-1");

        assertThat(slots.take("s-3", "a")).isEqualTo(Place.HAD);
    }
}
