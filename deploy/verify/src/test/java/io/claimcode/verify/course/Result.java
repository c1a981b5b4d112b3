package io.claimcode.verify.course;

import java.util.List;

import io.claimcode.verify.course.check.Call;
import io.claimcode.verify.course.check.Evidence;
import io.claimcode.verify.course.check.Outcome;
import io.claimcode.verify.course.check.Violation;

/** How a course went. */
record Result(long seed, double seconds, Evidence evidence, List<Violation> violations) {
    long count(Outcome outcome) {
        return evidence.calls().stream()
                .filter(call -> call.outcome() == outcome)
                .count();
    }

    int operations() {
        return evidence.calls().size();
    }

    /** Redemptions that were acknowledged. */
    long redemptions() {
        return evidence.calls().stream()
                .filter(call -> call.is(io.claimcode.verify.course.check.Act.REDEEM, Outcome.OK))
                .map(Call::redemptionId)
                .distinct()
                .count();
    }
}
