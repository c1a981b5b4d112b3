package io.claimcode.verify.course.check;

import java.util.List;
import java.util.stream.Stream;

/** After a fault is healed the system works again by itself, and in the end nothing is left undone. */
final class Progress {
    private Progress() {}

    static List<String> find(Evidence evidence) {
        return Stream.concat(
                        evidence.troubles().stream()
                                .filter(trouble -> trouble.recoveredAt() < 0
                                        || trouble.recoveredAt() - trouble.healedAt()
                                                > evidence.patience().toNanos())
                                .map(trouble -> "no progress within "
                                        + evidence.patience().toSeconds() + " s: " + trouble),
                        evidence.unfinished().stream())
                .toList();
    }
}
