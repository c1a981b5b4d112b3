package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import io.claimcode.contracts.redis.CodeEntry;
import org.jspecify.annotations.Nullable;

/**
 * How a single-use code stands, and what happened to it.
 *
 * @param timeline what happened, the oldest first
 */
public record CodeHistory(CodeEntry entry, UUID groupId, Terms terms, State state, List<Moment> timeline) {
    /** By instant; what ends a redemption comes after it. */
    public static final Comparator<Moment> IN_ORDER =
            Comparator.comparing((Moment moment) -> moment.at).thenComparing(Moment::what);

    /** The states of a code. */
    public enum State {
        AVAILABLE,
        HELD,
        REDEEMED,
        VOIDED,
        EXPIRED
    }

    /** What can happen to a code, in the order in which it does. */
    public enum What {
        ISSUED,
        REDEEMED,
        CANCELLED,
        RETURNED,
        VOIDED,
        HELD_UNTIL
    }

    /**
     * One thing that happened.
     *
     * @param at when; for a hold, when it ends by itself
     * @param orderId by which order
     * @param reason why
     */
    public record Moment(
            What what,
            Instant at,
            @Nullable String storefront,
            @Nullable String orderId,
            @Nullable UUID redemptionId,
            @Nullable String reason) {
        public static Moment at(What what, Instant at) {
            return new Moment(what, at, null, null, null, null);
        }
    }
}
