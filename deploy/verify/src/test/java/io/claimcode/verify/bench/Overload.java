package io.claimcode.verify.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Five times as many callers as redemption-service works for at once. What it can't do it sheds, and says so at once;
 * what it answers is right: afterwards each request is repeated with its key, and each code must be redeemed once.
 */
final class Overload {
    private static final int CAPACITY = 64;
    private static final int TIMES = 5;
    private static final int CODES = 200_000;
    private static final int FEWEST = 100;
    /** What is called at once, in milliseconds. */
    private static final int SOON = 50;

    private Overload() {}

    private record Asked(String code, int status, long nanos) {}

    static void run(int seconds) throws Exception {
        var settings = Map.of("CLAIMCODE_REDEMPTION_MAX_IN_FLIGHT", Integer.toString(CAPACITY));
        try (var site = BenchSite.start(Path.of("").toAbsolutePath(), settings)) {
            var checkouts = new Checkouts(site);
            var codes = checkouts.codes(BenchSite.SELLER, CODES);
            checkouts.awaitHeard(codes.getLast());
            var next = new AtomicInteger();
            call(checkouts, codes, next, CAPACITY / 2, 5);
            var calm = call(checkouts, codes, next, CAPACITY / 2, seconds);
            var loaded = call(checkouts, codes, next, CAPACITY * TIMES, seconds);
            var repeated = call(checkouts, loaded);
            System.out.printf(
                    "%d callers: %s%n%d callers: %s%nrepeated with the same keys: %s%n",
                    CAPACITY / 2, summary(calm), CAPACITY * TIMES, summary(loaded), statuses(repeated));
            double ratio = median(loaded, 503) / median(loaded, 201);
            System.out.printf(
                    "a shed answer takes %.2f of an accepted one's time, %.0f %% of them at most %d ms;"
                            + " limits: below 1; all repeated 201%n",
                    ratio, 100 * within(loaded, 503, SOON), SOON);
            Bench.write(
                    "overload",
                    Map.of(
                            "callers", CAPACITY * TIMES,
                            "statuses", statuses(loaded),
                            "shedMillis", median(loaded, 503),
                            "acceptedMillis", median(loaded, 201),
                            "ratio", ratio,
                            "shedSoon", within(loaded, 503, SOON),
                            "repeated", statuses(repeated)));
            if (!statuses(repeated).keySet().equals(Set.of(201))
                    || statuses(loaded).keySet().stream().anyMatch(status -> status != 201 && status != 503)) {
                throw new IllegalStateException("an answer was wrong");
            }
            if (loaded.stream().filter(asked -> asked.status() == 503).count() < FEWEST) {
                throw new IllegalStateException("nothing was shed: the load was too small");
            }
            if (next.get() > codes.size()) {
                throw new IllegalStateException("there were too few codes for so long a time");
            }
            if (!(ratio < 1)) {
                throw new IllegalStateException("what was shed took no less time than what was done");
            }
        }
    }

    private static List<Asked> call(
            Checkouts checkouts, List<String> codes, AtomicInteger next, int callers, int seconds) {
        Queue<Asked> asked = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        int index = next.getAndIncrement();
                        if (index >= codes.size()) {
                            return;
                        }
                        asked.add(ask(checkouts, codes.get(index)));
                    }
                });
            }
        }
        return new ArrayList<>(asked);
    }

    private static List<Asked> call(Checkouts checkouts, List<Asked> before) {
        Queue<Asked> asked = new ConcurrentLinkedQueue<>();
        var left = new ConcurrentLinkedQueue<>(before);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CAPACITY / 2; caller++) {
                threads.submit(() -> {
                    for (var each = left.poll(); each != null; each = left.poll()) {
                        asked.add(ask(checkouts, each.code()));
                    }
                });
            }
        }
        return new ArrayList<>(asked);
    }

    private static Asked ask(Checkouts checkouts, String code) {
        try {
            var answer = checkouts.redeem(code, code + "@example.com", "k-" + code);
            return new Asked(code, answer.status(), answer.nanos());
        } catch (IOException e) {
            return new Asked(code, 0, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Asked(code, 0, 0);
        }
    }

    private static Map<Integer, Long> statuses(List<Asked> asked) {
        return asked.stream().collect(Collectors.groupingBy(Asked::status, TreeMap::new, Collectors.counting()));
    }

    private static String summary(List<Asked> asked) {
        return statuses(asked).entrySet().stream()
                .map(each -> "%,d × %d, median %.1f ms, p99 %.1f ms"
                        .formatted(
                                each.getValue(),
                                each.getKey(),
                                median(asked, each.getKey()),
                                quantile(asked, each.getKey(), 0.99)))
                .collect(Collectors.joining("; "));
    }

    private static double median(List<Asked> asked, int status) {
        return quantile(asked, status, 0.5);
    }

    /** The share of answers that took at most so many milliseconds. */
    private static double within(List<Asked> asked, int status, int millis) {
        return asked.stream()
                .filter(each -> each.status() == status)
                .mapToInt(each -> each.nanos() <= millis * 1_000_000L ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private static double quantile(List<Asked> asked, int status, double quantile) {
        var times = asked.stream()
                .filter(each -> each.status() == status)
                .mapToLong(Asked::nanos)
                .sorted()
                .toArray();
        return times.length == 0 ? Double.NaN : times[(int) (times.length * quantile)] / 1e6;
    }
}
