package io.claimcode.promotion.model;

import io.claimcode.contracts.event.ClaimCodeGroupCancelled;
import io.claimcode.contracts.event.ClaimCodeGroupVoided;
import io.claimcode.contracts.event.PromotionEvent;
import io.claimcode.promotion.model.ClaimCodeGroup.Status;

/** What a seller does to a claim code group; possible also when its promotion is over. */
public enum GroupAct {
    /** Gives it up before its codes are ready: none of them will ever work. */
    CANCEL(Status.IN_PROGRESS, Status.CANCELLED, HistoryEntry.Act.GROUP_CANCELLED),
    /** Voids its codes once they are ready: what isn't redeemed works no more. */
    VOID(Status.READY, Status.VOIDED, HistoryEntry.Act.GROUP_VOIDED);

    private final Status from;
    private final Status target;
    private final HistoryEntry.Act past;

    GroupAct(Status from, Status target, HistoryEntry.Act past) {
        this.from = from;
        this.target = target;
        this.past = past;
    }

    /** What comes of it. */
    public Verdict<ClaimCodeGroup> on(ClaimCodeGroup group) {
        if (group.status() == target) {
            return new Verdict.Already<>(group);
        }
        return group.status() == from
                ? new Verdict.Done<>(group.become(target))
                : new Verdict.Refused<>("The claim code group is " + group.status() + ".");
    }

    /** The event that tells that it was done. */
    public PromotionEvent told(Promotion promotion, ClaimCodeGroup group) {
        return switch (this) {
            case CANCEL -> new ClaimCodeGroupCancelled(promotion.state(), group.state());
            case VOID -> new ClaimCodeGroupVoided(promotion.state(), group.state());
        };
    }

    /** How its promotion's history says it. */
    public HistoryEntry.Act past() {
        return past;
    }
}
