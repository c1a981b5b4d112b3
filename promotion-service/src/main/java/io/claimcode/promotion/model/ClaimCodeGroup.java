package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.event.BatchCancelled;
import io.claimcode.contracts.event.BatchEvent;
import io.claimcode.contracts.event.BatchFailed;
import io.claimcode.contracts.event.BatchProgressed;
import io.claimcode.contracts.event.BatchReady;
import io.claimcode.contracts.event.ClaimCodeGroupImported;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import org.jspecify.annotations.Nullable;

/**
 * A number of single-use codes that a seller asked for at once.
 *
 * @param name unique within the promotion
 * @param quantity codes asked for
 * @param created codes made so far
 * @param redeemed codes redeemed so far
 * @param pace how fast they are being made; null when that isn't known, or they aren't
 * @param failure why they couldn't be made; null unless that is so
 */
public record ClaimCodeGroup(
        UUID groupId,
        UUID promotionId,
        String name,
        int quantity,
        Status status,
        int created,
        long redeemed,
        Instant createdAt,
        @Nullable Pace pace,
        @Nullable String failure) {

    /** How far a group is. */
    public enum Status {
        /** Its codes are being made. */
        IN_PROGRESS,
        /** Its codes can be downloaded and redeemed. */
        READY,
        /** Its codes couldn't be made; none of them works. */
        FAILED,
        /** Its seller gave it up before it was ready; none of its codes works. */
        CANCELLED,
        /** Its seller voided it; its unredeemed codes work no more. */
        VOIDED
    }

    /** A group as it begins. */
    public static ClaimCodeGroup requested(UUID groupId, UUID promotionId, ClaimCodeGroupPlan plan, Instant now) {
        return begun(groupId, promotionId, plan.name(), plan.quantity(), now);
    }

    /** A group of codes that its seller brought, under a name that is free. */
    public static ClaimCodeGroup imported(ClaimCodeGroupImported event, String name, Instant now) {
        return begun(event.groupId(), event.promotionId(), name, event.quantity(), now);
    }

    private static ClaimCodeGroup begun(UUID groupId, UUID promotionId, String name, int quantity, Instant now) {
        return new ClaimCodeGroup(groupId, promotionId, name, quantity, Status.IN_PROGRESS, 0, 0, now, null, null);
    }

    /** Whether an event can be about this group. */
    public boolean fits(BatchEvent event) {
        var sameQuantity = switch (event) {
            case ClaimCodeGroupImported imported -> imported.quantity() == quantity;
            case BatchProgressed progressed -> progressed.quantity() == quantity;
            case BatchReady ready -> ready.quantity() == quantity;
            case BatchFailed failed -> true;
            case BatchCancelled cancelled -> true;
        };
        return sameQuantity
                && event.groupId().equals(groupId)
                && event.promotionId().equals(promotionId);
    }

    /** The group after what happened to its batch. What has left progress stays so. */
    public ClaimCodeGroup after(BatchEvent event) {
        if (status != Status.IN_PROGRESS) {
            return this;
        }
        return switch (event) {
            case ClaimCodeGroupImported imported -> this;
            case BatchProgressed progressed ->
                with(
                        status,
                        Math.clamp(progressed.created(), created, quantity),
                        progressed.created() < created ? pace : Pace.of(progressed),
                        null);
            case BatchReady ready -> with(Status.READY, quantity, null, null);
            case BatchFailed failed -> with(Status.FAILED, created, null, failed.reason());
            case BatchCancelled cancelled -> become(Status.CANCELLED);
        };
    }

    /** The group in another state. */
    ClaimCodeGroup become(Status newStatus) {
        return with(newStatus, created, null, failure);
    }

    private ClaimCodeGroup with(Status newStatus, int newCreated, @Nullable Pace newPace, @Nullable String newFailure) {
        return new ClaimCodeGroup(
                groupId, promotionId, name, quantity, newStatus, newCreated, redeemed, createdAt, newPace, newFailure);
    }

    /** All that the promotion's followers need to know of it. */
    public ClaimCodeGroupState state() {
        return new ClaimCodeGroupState(groupId, quantity, name);
    }
}
