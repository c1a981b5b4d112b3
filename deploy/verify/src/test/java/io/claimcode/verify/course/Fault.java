package io.claimcode.verify.course;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Something that breaks.
 *
 * @param name as a person would say it
 * @param length how long it stays broken
 * @param losesClaims whether Redis may have lost holds by it
 */
record Fault(String name, Duration length, boolean losesClaims, Step strike, Step heal) {
    /** A part of a fault. */
    interface Step {
        void run() throws Exception;
    }

    static Fault of(String name, Duration length, Step strike, Step heal) {
        return new Fault(name, length, false, strike, heal);
    }

    Fault losingClaims() {
        return new Fault(name, length, true, strike, heal);
    }

    /** Both, one soon after the other; they are healed together, since one may not come back without the other. */
    static Fault both(Fault one, Fault other) {
        return new Fault(
                one.name + ", then " + other.name,
                other.length,
                one.losesClaims || other.losesClaims,
                () -> {
                    one.strike.run();
                    other.strike.run();
                },
                () -> together(one.heal, other.heal));
    }

    private static void together(Step one, Step other) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Object> done : threads.invokeAll(List.of(
                    () -> {
                        one.run();
                        return "";
                    },
                    () -> {
                        other.run();
                        return "";
                    }))) {
                done.get();
            }
        }
    }
}
