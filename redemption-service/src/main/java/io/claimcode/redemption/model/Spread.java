package io.claimcode.redemption.model;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Spreads a sum of money over parts, in whole minor units, so that none is lost or made. */
final class Spread {
    private Spread() {}

    /**
     * Gives each part its weight × multiplier / divisor. The exact sum is rounded half up once; the minor units that
     * the parts lose by rounding down go to the largest remainders, of equal ones to the first.
     */
    static long[] byLargestRemainder(long[] weights, long multiplier, long divisor) {
        var spread = new long[weights.length];
        var remainders = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            var exact = BigInteger.valueOf(weights[i])
                    .multiply(BigInteger.valueOf(multiplier))
                    .divideAndRemainder(BigInteger.valueOf(divisor));
            spread[i] = exact[0].longValueExact();
            remainders[i] = exact[1].longValueExact();
        }
        long left = halfUp(Arrays.stream(remainders).sum(), 1, divisor);
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> remainders[i])
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(left)
                .forEach(i -> spread[i]++);
        return spread;
    }

    /**
     * Gives each part its portion of a sum that is at most all parts. A greater sum never gives a part less, as the
     * largest remainder may (the Alabama paradox): the minor units left by rounding down go one by one to where a part
     * is greatest for each unit it would have (the method of D'Hondt), of equal ones to the first.
     */
    static long[] steadily(long[] parts, long sum) {
        long whole = Arrays.stream(parts).sum();
        var spread = new long[parts.length];
        for (int i = 0; i < parts.length && whole > 0; i++) {
            spread[i] = BigInteger.valueOf(parts[i])
                    .multiply(BigInteger.valueOf(sum))
                    .divide(BigInteger.valueOf(whole))
                    .longValueExact();
        }
        long left = sum - Arrays.stream(spread).sum();
        for (; left > 0; left--) {
            int next = 0;
            for (int i = 1; i < parts.length; i++) {
                var own = BigInteger.valueOf(parts[i]).multiply(BigInteger.valueOf(spread[next] + 1));
                var other = BigInteger.valueOf(parts[next]).multiply(BigInteger.valueOf(spread[i] + 1));
                next = own.compareTo(other) > 0 ? i : next;
            }
            spread[next]++;
        }
        return spread;
    }

    /** The value × multiplier / divisor, rounded half up. */
    static long halfUp(long value, long multiplier, long divisor) {
        return (2 * value * multiplier + divisor) / (2 * divisor);
    }
}
