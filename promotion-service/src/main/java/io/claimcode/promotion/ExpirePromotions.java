package io.claimcode.promotion;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.claimcode.contracts.event.PromotionEnded;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.HistoryEntry;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.postgres.GroupCodes;
import io.claimcode.promotion.postgres.PromotionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Tells of promotions whose time is over, once each. That they are over needs no telling, since all know the schedule;
 * it is for those who want to hear of it. Instances pass over what another has locked.
 */
@ApplicationScoped
class ExpirePromotions {
    private static final Logger LOG = Logger.getLogger(ExpirePromotions.class);
    private static final int AT_ONCE = 50;

    private final Transactions transactions;
    private final PromotionStore promotions;
    private final GroupCodes groupCodes;
    private final KeepChanges changes;
    private final ReviewPromotion review;
    private final AfterCommit afterCommit;
    private final AtomicBoolean failing = new AtomicBoolean();

    ExpirePromotions(
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

    @Scheduled(
            every = "${claimcode.promotions.expiry-interval:PT1S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> expire() {
        return expireSome()
                .invoke(() -> {
                    if (failing.getAndSet(false)) {
                        LOG.info("Promotions whose time is over are told again");
                    }
                })
                .onFailure()
                .recoverWithUni(failure -> {
                    if (!failing.getAndSet(true)) {
                        LOG.warnf("Promotions whose time is over can't be told: %s", failure.getMessage());
                    }
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> expireSome() {
        return transactions
                .run(work -> promotions
                        .lockOver(work, review.now(), AT_ONCE)
                        .call(over -> Multi.createFrom()
                                .iterable(over)
                                .onItem()
                                .transformToUniAndConcatenate(each -> expire(work, each))
                                .collect()
                                .last()))
                .invoke(over -> over.forEach(each -> afterCommit.done("Promotion EXPIRED", each.seller(), each.id())))
                .chain(over ->
                        over.size() == AT_ONCE ? expireSome() : Uni.createFrom().voidItem());
    }

    private Uni<Void> expire(SqlWork work, Promotion promotion) {
        var expired = promotion.expire();
        var event = new PromotionEnded(expired.state(), PromotionEnded.Reason.EXPIRED);
        return promotions
                .replace(expired)
                .chain(() -> groupCodes.release(work, expired))
                .chain(() -> changes.keep(work, HistoryEntry.NOBODY, HistoryEntry.Act.EXPIRED, event, review.now()));
    }
}
