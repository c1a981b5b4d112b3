package io.claimcode.promotion;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.GroupAct;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.Verdict;
import io.claimcode.promotion.postgres.ClaimCodeGroupStore;
import io.claimcode.promotion.postgres.PromotionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;

/**
 * Cancels and voids claim code groups. Whether a group was cancelled or ready first is decided by its row: whoever
 * comes second finds what the first made of it.
 */
@Singleton
public final class ActOnClaimCodeGroup {
    private final Transactions transactions;
    private final PromotionStore promotions;
    private final ClaimCodeGroupStore groups;
    private final KeepChanges changes;
    private final ReviewPromotion review;
    private final AfterCommit afterCommit;

    ActOnClaimCodeGroup(
            Transactions transactions,
            PromotionStore promotions,
            ClaimCodeGroupStore groups,
            KeepChanges changes,
            ReviewPromotion review,
            AfterCommit afterCommit) {
        this.transactions = transactions;
        this.promotions = promotions;
        this.groups = groups;
        this.changes = changes;
        this.review = review;
        this.afterCommit = afterCommit;
    }

    /** The group after an act; fails with {@code not-found} or {@code promotion-state}. */
    public Uni<ClaimCodeGroup> act(Actor actor, UUID promotionId, UUID groupId, GroupAct act) {
        return transactions
                .run(work -> promotions
                        .lock(actor.seller(), promotionId)
                        .map(Refusals::found)
                        .chain(promotion -> groups.lock(groupId, promotionId)
                                .map(Refusals::found)
                                .chain(group -> done(work, actor, promotion, group, act))))
                .map(verdict -> switch (verdict) {
                    case Verdict.Done<ClaimCodeGroup>(ClaimCodeGroup group) -> {
                        afterCommit.done("Claim code group " + group.status(), actor.seller(), groupId);
                        yield group;
                    }
                    case Verdict.Already<ClaimCodeGroup>(ClaimCodeGroup group) -> group;
                    case Verdict.Refused<ClaimCodeGroup>(String detail) -> throw Refusals.state(detail);
                });
    }

    private Uni<Verdict<ClaimCodeGroup>> done(
            SqlWork work, Actor actor, Promotion promotion, ClaimCodeGroup group, GroupAct act) {
        var verdict = act.on(group);
        if (verdict instanceof Verdict.Done<ClaimCodeGroup>(ClaimCodeGroup changed)) {
            var event = act.told(promotion, changed);
            return groups.replace(changed)
                    .chain(() -> changes.keep(work, actor.subject(), act.past(), event, review.now()))
                    .replaceWith(verdict);
        }
        return Uni.createFrom().item(verdict);
    }
}
