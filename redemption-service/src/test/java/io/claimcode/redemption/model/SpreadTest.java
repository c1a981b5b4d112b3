package io.claimcode.redemption.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadTest {
    @Test
    void remainders_theLargestGetsMore_ofEqualOnesTheFirst() {
        assertThat(Spread.byLargestRemainder(new long[] {1, 1, 1}, 100, 3)).containsExactly(34, 33, 33);
        assertThat(Spread.byLargestRemainder(new long[] {3, 4, 3}, 1, 10)).containsExactly(0, 1, 0);
        assertThat(Spread.byLargestRemainder(new long[] {3, 3, 4}, 1, 5)).containsExactly(1, 0, 1);
    }

    @Test
    void sum_isRoundedOnceAndNotForEachPart() {
        assertThat(Spread.byLargestRemainder(new long[] {4, 4, 4}, 1, 10)).containsExactly(1, 0, 0);
        assertThat(Spread.byLargestRemainder(new long[] {5, 5, 5}, 1, 10)).containsExactly(1, 1, 0);
        assertThat(Spread.byLargestRemainder(new long[] {7, 7}, 1, 10)).containsExactly(1, 0);
    }

    @Test
    void nothing_isSpreadToNothing() {
        assertThat(Spread.byLargestRemainder(new long[0], 7, 1)).isEmpty();
        assertThat(Spread.byLargestRemainder(new long[] {0, 0}, 0, 1)).containsExactly(0, 0);
        assertThat(Spread.steadily(new long[0], 0)).isEmpty();
        assertThat(Spread.steadily(new long[] {0, 0}, 0)).containsExactly(0, 0);
    }

    @Test
    void largeSums_dontOverflow() {
        long much = 1_000_000_000_000L;

        assertThat(Spread.byLargestRemainder(new long[] {much, much}, 2 * much - 1, 2 * much))
                .containsExactly(much, much - 1);
        assertThat(Spread.steadily(new long[] {much, much}, 2 * much - 1)).containsExactly(much, much - 1);
    }

    @ParameterizedTest
    @CsvSource({"5, 1, 2, 3", "4, 1, 3, 1", "5, 1, 3, 2", "1, 1, 3, 0", "3, 2, 4, 2", "7, 4, 4, 7", "7, 0, 4, 0"})
    void quotient_isRoundedHalfUp(long value, long multiplier, long divisor, long rounded) {
        assertThat(Spread.halfUp(value, multiplier, divisor)).isEqualTo(rounded);
    }

    @Test
    void greaterSum_neverGivesAPartLess() {
        // By largest remainder the first would have 1 of 2 and 0 of 3.
        assertThat(Spread.steadily(new long[] {1, 3}, 1)).containsExactly(0, 1);
        assertThat(Spread.steadily(new long[] {1, 3}, 2)).containsExactly(0, 2);
        assertThat(Spread.steadily(new long[] {1, 3}, 3)).containsExactly(1, 2);
        assertThat(Spread.steadily(new long[] {1, 3}, 4)).containsExactly(1, 3);

        Seeds.tryAll(2_000, random -> {
            var parts = random.longs(1 + random.nextInt(6), 0, 40).toArray();
            long whole = Arrays.stream(parts).sum();
            var less = new long[parts.length];
            for (long sum = 0; sum <= whole; sum++) {
                var more = Spread.steadily(parts, sum);
                assertThat(Arrays.stream(more).sum()).isEqualTo(sum);
                for (int i = 0; i < parts.length; i++) {
                    var exact = BigDecimal.valueOf(parts[i] * sum)
                            .divide(BigDecimal.valueOf(Math.max(1, whole)), 0, RoundingMode.FLOOR);
                    assertThat(more[i]).isBetween(Math.max(less[i], exact.longValueExact()), parts[i]);
                }
                less = more;
            }
            assertThat(less).isEqualTo(parts);
        });
    }
}
