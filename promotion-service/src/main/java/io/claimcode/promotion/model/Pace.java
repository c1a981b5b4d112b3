package io.claimcode.promotion.model;

import io.claimcode.contracts.event.BatchProgressed;
import org.jspecify.annotations.Nullable;

/**
 * How fast a group's codes come, as its batch last told.
 *
 * @param secondsLeft until all are made, at that rate
 */
public record Pace(int codesPerSecond, int secondsLeft) {
    /** The pace of which both are known, or null; none where nothing was made yet. */
    public static @Nullable Pace of(@Nullable Integer codesPerSecond, @Nullable Integer secondsLeft) {
        return codesPerSecond == null || codesPerSecond <= 0 || secondsLeft == null
                ? null
                : new Pace(codesPerSecond, secondsLeft);
    }

    static @Nullable Pace of(BatchProgressed progressed) {
        return of(progressed.codesPerSecond(), progressed.secondsLeft());
    }
}
