package io.claimcode.verify.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;

import io.claimcode.verify.Guesses;

/**
 * Whether the time of an answer tells a code that was never issued from another seller's: Welch's t over samples that are
 * mixed at random, one after the other. A third kind, mistyped codes, which no store is asked for, shows that a difference
 * would be seen.
 */
final class Timing {
    private static final double LIMIT = 4.5;
    private static final int CODES = 10_000;
    private static final int WARM_UP = 2_000;

    private Timing() {}

    private enum Kind {
        NEVER_ISSUED,
        ANOTHER_SELLERS,
        MISTYPED
    }

    static void run(int samples) throws Exception {
        try (var site = BenchSite.start(Path.of("").toAbsolutePath())) {
            var checkouts = new Checkouts(site);
            var others = checkouts.codes("s-other", CODES);
            checkouts.awaitHeard(checkouts.codes(BenchSite.SELLER, 1_000).getFirst());
            long seed = System.nanoTime();
            var random = new Random(seed);
            measure(checkouts, others, random, WARM_UP);
            var times = measure(checkouts, others, random, samples);
            // A machine that does something else now and then delays whoever is asking: the slowest tenth of both is
            // cut.
            double[] both = DoubleStream.concat(Arrays.stream(times.get(0)), Arrays.stream(times.get(1)))
                    .sorted()
                    .toArray();
            double cut = both[(int) (both.length * 0.9)];
            double t = t(times.get(0), times.get(1));
            double tCut = t(below(times.get(0), cut), below(times.get(1), cut));
            double control = t(times.get(0), times.get(2));
            System.out.printf(
                    "%,d samples of each kind, seed %d: median %.0f µs never issued, %.0f µs another seller's, %.0f µs mistyped%n",
                    samples, seed, median(times.get(0)), median(times.get(1)), median(times.get(2)));
            System.out.printf(
                    "Welch's t of never issued and another seller's: %.2f, without the slowest tenth %.2f (limit %.1f);"
                            + " of never issued and mistyped, as a control: %.1f%n",
                    t, tCut, LIMIT, control);
            Bench.write(
                    "timing",
                    Map.of("samples", samples, "seed", seed, "t", t, "tWithoutSlowestTenth", tCut, "control", control));
            if (Math.abs(t) >= LIMIT || Math.abs(tCut) >= LIMIT) {
                throw new IllegalStateException("the two can be told apart");
            }
        }
    }

    private static List<double[]> measure(Checkouts checkouts, List<String> others, Random random, int samples)
            throws Exception {
        var order = new ArrayList<Kind>();
        for (var kind : Kind.values()) {
            order.addAll(Collections.nCopies(samples, kind));
        }
        Collections.shuffle(order, random);
        List<double[]> times = List.of(new double[samples], new double[samples], new double[samples]);
        int[] taken = new int[3];
        for (var kind : order) {
            var code = switch (kind) {
                case NEVER_ISSUED -> Guesses.random();
                case ANOTHER_SELLERS -> others.get(random.nextInt(others.size()));
                case MISTYPED -> "7GM3-YYYYY3-ZZZZZ6";
            };
            // Each is somebody else's, who has tried nothing before.
            var answer = checkouts.redeem(
                    code, UUID.randomUUID() + "@example.com", UUID.randomUUID().toString());
            int expected = kind == Kind.MISTYPED ? 400 : 404;
            if (answer.status() != expected) {
                throw new IllegalStateException(kind + " was answered " + answer.status() + ": " + answer.body());
            }
            times.get(kind.ordinal())[taken[kind.ordinal()]++] = answer.nanos() / 1e3;
        }
        return times;
    }

    private static double[] below(double[] times, double cut) {
        return Arrays.stream(times).filter(time -> time < cut).toArray();
    }

    private static double t(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        return (meanA - meanB) / Math.sqrt(variance(a, meanA) / a.length + variance(b, meanB) / b.length);
    }

    private static double variance(double[] of, double mean) {
        return Arrays.stream(of).map(each -> (each - mean) * (each - mean)).sum() / (of.length - 1);
    }

    private static double median(double[] of) {
        return Arrays.stream(of).sorted().skip(of.length / 2).findFirst().orElseThrow();
    }
}
