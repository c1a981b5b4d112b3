package io.claimcode.kit.idempotency;

import java.util.regex.Pattern;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The name that a caller gives to a write, so that it can be repeated.
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {
    /** The header that carries it. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern SHAPE = Pattern.compile("[\\x21-\\x7E]{1,255}");

    public IdempotencyKey {
        if (!SHAPE.matcher(value).matches()) {
            throw Problem.of(ProblemType.IDEMPOTENCY_KEY_INVALID);
        }
    }

    /**
     * The key in a header that must be there.
     *
     * @throws Problem {@code idempotency-key-missing} or {@code idempotency-key-invalid}
     */
    public static IdempotencyKey required(@Nullable String header) {
        if (header == null) {
            throw Problem.of(ProblemType.IDEMPOTENCY_KEY_MISSING);
        }
        return new IdempotencyKey(header);
    }
}
