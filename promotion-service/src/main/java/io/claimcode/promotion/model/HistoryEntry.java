package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a promotion.
 *
 * @param at when
 * @param actor who: the subject of the token, or this service itself
 * @param act what
 * @param version the promotion's version since then
 * @param changed JSON Pointers to the properties that changed, where the act doesn't say it
 * @param groupId the claim code group that it was done to, if it was one
 */
public record HistoryEntry(
        UUID id,
        UUID promotionId,
        Instant at,
        String actor,
        Act act,
        long version,
        List<String> changed,
        @Nullable UUID groupId) {
    /** Who acts when it is nobody: what time brings. */
    public static final String NOBODY = "promotion-service";

    /** What can be done to a promotion. */
    public enum Act {
        CREATED,
        CHANGED,
        PAUSED,
        RESUMED,
        ENDED,
        CANCELLED,
        EXPIRED,
        GROUP_REQUESTED,
        GROUP_IMPORTED,
        GROUP_CANCELLED,
        GROUP_VOIDED
    }
}
