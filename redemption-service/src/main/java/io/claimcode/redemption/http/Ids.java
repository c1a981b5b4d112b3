package io.claimcode.redemption.http;

import java.util.UUID;
import java.util.regex.Pattern;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads what stands in paths and small bodies. */
final class Ids {
    /** Words for machines: what somebody types freely could name people, and events hold no names. */
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,49}");

    private Ids() {}

    /**
     * An id in a path.
     *
     * @throws Problem {@code not-found} when there can be no such thing
     */
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemType.NOT_FOUND);
        }
    }

    /**
     * A reason such as {@code ORDER_CANCELLED}.
     *
     * @throws Problem {@code validation-failed} for anything else
     */
    static String reason(@Nullable String reason) {
        if (reason == null || !REASON.matcher(reason).matches()) {
            throw Problem.invalid(
                    "/reason", "A word in capitals such as ORDER_CANCELLED, PAYMENT_FAILED or RETURNED is needed.");
        }
        return reason;
    }
}
