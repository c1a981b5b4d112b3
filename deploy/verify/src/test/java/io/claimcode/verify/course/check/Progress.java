package io.claimcode.verify.course.check;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** After a fault is healed the system works again by itself, and in the end nothing is left undone. */
final class Progress {
    static final Duration LIMIT = Duration.ofSeconds(30);

    private Progress() {}

    static List<String> find(Evidence evidence) {
        return Stream.concat(
                        evidence.troubles().stream()
                                .filter(trouble -> trouble.recoveredAt() < 0
                                        || trouble.recoveredAt() - trouble.healedAt() > LIMIT.toNanos())
                                .map(trouble -> "no progress within " + LIMIT.toSeconds() + " s: " + trouble),
                        evidence.unfinished().stream())
                .toList();
    }
}
