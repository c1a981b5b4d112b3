package io.claimcode.verify.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.claimcode.verify.Guesses;

/** Guesses codes under many identities: nobody may hit, and nearly all must be told to wait. */
final class Guess {
    private static final int CODES = 100_000;
    private static final int CALLERS = 64;
    private static final int TRIES = 3;
    /** What an identity may ask for before it has to wait. */
    private static final int FREE = 10;
    /** Unknown, wait. */
    private static final Set<Integer> RIGHT = Set.of(404, 429);

    private Guess() {}

    static void run(int guesses, int identities) throws Exception {
        try (var site = BenchSite.start(Path.of("").toAbsolutePath())) {
            var checkouts = new Checkouts(site);
            checkouts.awaitHeard(checkouts.codes(BenchSite.SELLER, CODES).getFirst());
            Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
            var next = new AtomicInteger();
            long begin = System.nanoTime();
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int caller = 0; caller < CALLERS; caller++) {
                    callers.submit(() -> {
                        for (int guess = next.getAndIncrement(); guess < guesses; guess = next.getAndIncrement()) {
                            statuses.computeIfAbsent(guess(checkouts, guess % identities), status -> new LongAdder())
                                    .increment();
                        }
                    });
                }
            }
            double seconds = MakeBatch.seconds(begin);
            Map<Integer, Long> counted = new TreeMap<>();
            statuses.forEach((status, count) -> counted.put(status, count.sum()));
            System.out.printf(
                    "%,d guesses at %,d live codes by %,d identities in %.0f s (%.0f/s): answers by status %s%n",
                    guesses, CODES, identities, seconds, guesses / seconds, counted);
            System.out.println("limits: no 201; each identity at most 10 answers of 404, and what was on its way then");
            Bench.write(
                    "guess",
                    Map.of("guesses", guesses, "identities", identities, "seconds", seconds, "statuses", counted));
            if (!RIGHT.containsAll(counted.keySet())) {
                throw new IllegalStateException("a guess hit, or wasn't answered");
            }
            long told = counted.getOrDefault(404, 0L);
            if (told > (long) identities * (FREE + CALLERS)) {
                throw new IllegalStateException("too many guesses were answered");
            }
        }
    }

    /** A guess that isn't answered, say since its connection was closed, is asked again with its key. */
    private static int guess(Checkouts checkouts, int identity) {
        var code = Guesses.random();
        var key = UUID.randomUUID().toString();
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return checkouts
                        .redeem(code, "guesser" + identity + "@example.com", key)
                        .status();
            } catch (IOException e) {
                System.out.println("asked again: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }
        return 0;
    }
}
