package io.claimcode.promotion;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionAct;
import io.claimcode.promotion.model.Verdict;
import io.claimcode.promotion.postgres.GroupCodes;
import io.claimcode.promotion.postgres.PromotionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;

/**
 * Pauses, resumes, ends and cancels promotions. The promotion's lock puts acts in a row, so each is decided by what the
 * one before made of it; what is done already changes nothing and is told no second time.
 */
@Singleton
public final class ActOnPromotion {
    private final Transactions transactions;
    private final PromotionStore promotions;
    private final GroupCodes groupCodes;
    private final KeepChanges changes;
    private final ReviewPromotion review;
    private final AfterCommit afterCommit;

    ActOnPromotion(
            Transactions transactions,
            PromotionStore promotions,
            GroupCodes groupCodes,
            KeepChanges changes,
            ReviewPromotion review,
            AfterCommit afterCommit) {
        this.transactions = transactions;
        this.promotions = promotions;
        this.groupCodes = groupCodes;
        this.changes = changes;
        this.review = review;
        this.afterCommit = afterCommit;
    }

    /** The promotion after an act; fails with {@code not-found} or {@code promotion-state}. */
    public Uni<Promotion> act(Actor actor, UUID promotionId, PromotionAct act) {
        return transactions
                .run(work -> promotions
                        .lock(actor.seller(), promotionId)
                        .chain(promotion -> done(work, actor, Refusals.found(promotion), act)))
                .map(verdict -> switch (verdict) {
                    case Verdict.Done<Promotion>(Promotion promotion) -> {
                        afterCommit.done("Promotion " + promotion.status(), actor.seller(), promotionId);
                        yield promotion;
                    }
                    case Verdict.Already<Promotion>(Promotion promotion) -> promotion;
                    case Verdict.Refused<Promotion>(String detail) -> throw Refusals.state(detail);
                });
    }

    private Uni<Verdict<Promotion>> done(SqlWork work, Actor actor, Promotion promotion, PromotionAct act) {
        var now = review.now();
        var verdict = act.on(promotion, now);
        if (verdict instanceof Verdict.Done<Promotion>(Promotion changed)) {
            return promotions
                    .replace(changed)
                    .chain(() -> groupCodes.keep(work, changed))
                    .chain(() -> changes.keep(work, actor.subject(), act.past(), act.told(changed), now))
                    .replaceWith(verdict);
        }
        return Uni.createFrom().item(verdict);
    }
}
