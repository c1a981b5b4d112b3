package io.claimcode.redemption.http;

import java.util.UUID;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import io.claimcode.redemption.model.Reason;
import org.jspecify.annotations.Nullable;

/** Reads what stands in paths and small bodies. */
final class Ids {
    private static final int MAX_REASON = 200;

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
     * A number in a query.
     *
     * @throws Problem {@code validation-failed} for anything else
     */
    static int number(String pointer, @Nullable String text, int absent, int least, int most) {
        if (text == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Problem.invalid(pointer, "A whole number is needed.");
        }
        throw Problem.invalid(pointer, least + " to " + most + ".");
    }

    /**
     * A reason such as {@code ORDER_CANCELLED}; other words are welcome, and stay in the ledger,
     * less codes and addresses.
     *
     * @throws Problem {@code validation-failed} when there is none
     */
    static String reason(@Nullable String reason) {
        if (reason == null
                || reason.isBlank()
                || reason.length() > MAX_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("/reason", "1 to " + MAX_REASON + " characters are needed.");
        }
        return Reason.kept(reason);
    }
}
