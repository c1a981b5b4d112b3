package io.claimcode.verify.course;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.claimcode.verify.course.check.Trouble;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/** Breaks one thing after another, heals it, and sees how long the system takes to work again. */
final class Nemesis {
    /** Longer than what is promised, so that a late recovery is seen to be one. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final History history;
    private final Random random;
    private final Duration calm;
    private final PrintStream out;
    private final List<Trouble> troubles = new ArrayList<>();

    /** @param calm the longest time between two faults */
    Nemesis(History history, Random random, Duration calm, PrintStream out) {
        this.history = history;
        this.random = random;
        this.calm = calm;
        this.out = out;
    }

    void strike(Fault fault) {
        Faults.pass(calm.multipliedBy(200 + random.nextInt(800)).dividedBy(1000));
        long from = history.now();
        long healedAt;
        try {
            fault.strike().run();
            Faults.pass(fault.length());
            fault.heal().run();
            healedAt = history.now();
        } catch (Exception e) {
            throw new IllegalStateException(fault.name() + " went wrong", e);
        }
        long recoveredAt = recovered(healedAt);
        var trouble = new Trouble(fault.name(), from, healedAt, recoveredAt, fault.losesClaims());
        troubles.add(trouble);
        out.printf(
                Locale.ROOT,
                "%7.1f s  %-75s %5.1f s, then redeems %s%n",
                from / 1e9,
                fault.name(),
                (healedAt - from) / 1e9,
                recoveredAt < 0 ? "no more" : "after %.2f s".formatted((recoveredAt - healedAt) / 1e9));
    }

    List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /** When both instances had redeemed what was asked for since; negative if they did not. */
    private long recovered(long since) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> history.lastRedeemed(0) > since && history.lastRedeemed(1) > since);
            return history.now();
        } catch (ConditionTimeoutException e) {
            return -1;
        }
    }
}
