package io.claimcode.promotion.model;

import java.util.List;

/** What a check of a seller's request comes to: the thing asked for, or everything that is wrong with it. */
public sealed interface Checked<T> {
    /**
     * The request is in order.
     *
     * @param value what was asked for, complete with its defaults
     */
    record Accepted<T>(T value) implements Checked<T> {}

    /**
     * The request is refused.
     *
     * @param violations all that is wrong, in the order of the request
     */
    record Refused<T>(List<Violation> violations) implements Checked<T> {
        public Refused {
            violations = List.copyOf(violations);
        }
    }
}
