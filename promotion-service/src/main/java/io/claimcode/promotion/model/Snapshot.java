package io.claimcode.promotion.model;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What can be followed of a promotion, at one instant.
 *
 * @param currency of the amounts
 * @param figures of all time
 * @param groups its latest claim code groups, the latest first
 */
public record Snapshot(
        UUID promotionId, long version, ShownStatus status, String currency, Figures figures, List<Progress> groups) {
    /** Groups that are followed. */
    public static final int MAX_GROUPS = 50;

    /** How far a group is; the pace only while it is known. */
    public record Progress(
            UUID groupId,
            String name,
            ClaimCodeGroup.Status status,
            int quantity,
            int created,
            long redeemed,
            @Nullable Pace pace) {}

    /** Whether it shows the promotion itself otherwise than another. */
    public boolean isOtherPromotion(Snapshot before) {
        return version != before.version || status != before.status;
    }

    /** The groups that another doesn't show so. */
    public List<Progress> otherGroups(Snapshot before) {
        return groups.stream().filter(group -> !before.groups.contains(group)).toList();
    }
}
