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

/**
 * A number of single-use codes that a seller asked for at once.
 *
 * @param name unique within the promotion
 * @param quantity codes asked for
 * @param created codes made so far
 * @param redeemed codes redeemed so far
 */
public record ClaimCodeGroup(
        UUID groupId,
        UUID promotionId,
        String name,
        int quantity,
        Status status,
        int created,
        long redeemed,
        Instant createdAt) {

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
        return new ClaimCodeGroup(groupId, promotionId, plan.name(), plan.quantity(), Status.IN_PROGRESS, 0, 0, now);
    }

    /** A group of codes that its seller brought, under a name that is free. */
    public static ClaimCodeGroup imported(ClaimCodeGroupImported event, String name, Instant now) {
        return new ClaimCodeGroup(
                event.groupId(), event.promotionId(), name, event.quantity(), Status.IN_PROGRESS, 0, 0, now);
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
                with(status, Math.clamp(progressed.created(), created, quantity), redeemed);
            case BatchReady ready -> with(Status.READY, quantity, redeemed);
            case BatchFailed failed -> with(Status.FAILED, created, redeemed);
            case BatchCancelled cancelled -> with(Status.CANCELLED, created, redeemed);
        };
    }

    /** The group in another state. */
    ClaimCodeGroup become(Status newStatus) {
        return with(newStatus, created, redeemed);
    }

    private ClaimCodeGroup with(Status newStatus, int newCreated, long newRedeemed) {
        return new ClaimCodeGroup(groupId, promotionId, name, quantity, newStatus, newCreated, newRedeemed, createdAt);
    }

    /** All that the promotion's followers need to know of it. */
    public ClaimCodeGroupState state() {
        return new ClaimCodeGroupState(groupId, quantity, name);
    }
}
