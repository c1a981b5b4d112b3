package io.claimcode.promotion;

import java.util.List;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.model.Checked;
import io.claimcode.promotion.model.Violation;
import org.jspecify.annotations.Nullable;

/** Turns what the model refuses into problems. */
final class Refusals {
    private Refusals() {}

    /**
     * What was asked for, if there is such a thing.
     *
     * @throws Problem {@code not-found}
     */
    static <T> T found(@Nullable T search) {
        if (search == null) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
        return search;
    }

    /**
     * Refuses a change of what can't be changed.
     *
     * @throws Problem {@code immutable-property} with all such properties
     */
    static void immutable(List<Violation> violations) {
        if (!violations.isEmpty()) {
            var problem = Problem.of(ProblemType.IMMUTABLE_PROPERTY);
            for (var each : violations) {
                problem = problem.error(each.pointer(), each.detail());
            }
            throw problem;
        }
    }

    /**
     * Refuses a shared code that another promotion has.
     *
     * @throws Problem {@code validation-failed}
     */
    static void groupCode(boolean taken) {
        if (taken) {
            throw Problem.invalid("/claimCode/groupCode", "is the code of another promotion that is not over");
        }
    }

    /**
     * Refuses a name that another product selection of the seller has.
     *
     * @throws Problem {@code selection-name-taken}
     */
    static void selectionName(boolean taken) {
        if (taken) {
            throw Problem.of(ProblemType.SELECTION_NAME_TAKEN);
        }
    }

    /** The state of a promotion or group doesn't allow what was asked for. */
    static Problem state(String detail) {
        return Problem.of(ProblemType.PROMOTION_STATE, detail);
    }

    /**
     * What was asked for.
     *
     * @throws Problem {@code validation-failed} with all that is wrong
     */
    static <T> T accepted(Checked<T> checked) {
        return switch (checked) {
            case Checked.Accepted<T>(T value) -> value;
            case Checked.Refused<T>(List<Violation> violations) ->
                throw Problem.invalid(violations.stream()
                        .map(each -> new io.claimcode.kit.problem.Violation(each.pointer(), each.detail()))
                        .toList());
        };
    }
}
