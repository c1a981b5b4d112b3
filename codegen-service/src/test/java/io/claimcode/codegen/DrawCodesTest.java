package io.claimcode.codegen;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DrawCodesTest {
    private final Random random = new Random(3);
    private int drawn;

    @Test
    void sourceThatRepeatsItself_stillGivesDistinctCodes() {
        DrawCodes drawCodes = new DrawCodes(this::mostlyOne, new Fingerprinter(new byte[32]), new TwoBuckets());

        PlacedCodes codes = drawCodes.draw(50);

        Set<ClaimCode> distinct = new HashSet<>();
        for (int index = 0; index < 50; index++) {
            distinct.add(codes.codes().code(index));
        }
        assertThat(distinct).hasSize(50);
        assertThat(drawn).isGreaterThan(1);
    }

    @Test
    void redrawing_leavesTheOtherCodesAlone() {
        DrawCodes drawCodes = new DrawCodes(this::fresh, new Fingerprinter(new byte[32]), new TwoBuckets());
        PlacedCodes codes = drawCodes.draw(10);

        PlacedCodes redrawn = drawCodes.redraw(codes, new int[] {3});

        assertThat(redrawn.codes().code(2)).isEqualTo(codes.codes().code(2));
        assertThat(redrawn.codes().code(3)).isNotEqualTo(codes.codes().code(3));
    }

    /** The first draw is one code again and again. */
    private byte[] mostlyOne(int count) {
        byte[] bytes = new byte[count];
        if (drawn++ == 0) {
            Arrays.fill(bytes, (byte) 5);
        } else {
            random.nextBytes(bytes);
        }
        return bytes;
    }

    private byte[] fresh(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private record TwoBuckets() implements ShardConfig {
        @Override
        public int buckets() {
            return 2;
        }

        @Override
        public Duration pollInterval() {
            return Duration.ZERO;
        }
    }
}
