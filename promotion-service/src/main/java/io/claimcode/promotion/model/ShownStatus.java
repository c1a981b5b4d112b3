package io.claimcode.promotion.model;

import java.time.Instant;

import io.claimcode.contracts.event.PromotionState;

/** How a promotion stands at an instant: where its seller put it, and what its schedule and budget make of that. */
public enum ShownStatus {
    /** It has not started. */
    PENDING,
    ACTIVE,
    /** It would be active, but its budget is used up. */
    EXHAUSTED,
    PAUSED,
    /** Its seller ended it. */
    ENDED,
    /** Its time is over. */
    EXPIRED,
    /** Its seller took it back before it started. */
    CANCELLED;

    /** Whether nothing can happen to the promotion any more. */
    public boolean isFinal() {
        return this == ENDED || this == EXPIRED || this == CANCELLED;
    }

    static ShownStatus of(PromotionState.Status status, boolean exhausted, Schedule schedule, Instant now) {
        return of(status, exhausted, schedule.from(), schedule.until(), now);
    }

    /**
     * How a promotion stands at an instant.
     *
     * @param status where its seller put it
     * @param exhausted whether its budget is used up
     * @param from the first instant at which it counts
     * @param until the first instant at which it no longer counts
     */
    public static ShownStatus of(
            PromotionState.Status status, boolean exhausted, Instant from, Instant until, Instant now) {
        var over = !now.isBefore(until);
        return switch (status) {
            case ENDED -> ENDED;
            case CANCELLED -> CANCELLED;
            case PAUSED -> over ? EXPIRED : PAUSED;
            case ACTIVE -> over ? EXPIRED : now.isBefore(from) ? PENDING : exhausted ? EXHAUSTED : ACTIVE;
        };
    }
}
