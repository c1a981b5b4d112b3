package io.claimcode.promotion;

import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.ClaimCodeGroupRequested;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.Idempotency;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.problem.Problem;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.ClaimCodeGroupDraft;
import io.claimcode.promotion.model.HistoryEntry;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.postgres.ClaimCodeGroupStore;
import io.claimcode.promotion.postgres.PromotionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Asks for a further claim code group of a promotion. Its codes are made in the background. */
@Singleton
public final class RequestClaimCodeGroup {
    private final Transactions transactions;
    private final PromotionStore promotions;
    private final ClaimCodeGroupStore groups;
    private final KeepChanges changes;
    private final ReviewPromotion review;
    private final AfterCommit afterCommit;

    RequestClaimCodeGroup(
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

    /**
     * Asks for a group once for each key.
     *
     * @param answer what to answer, now and whenever it is repeated
     */
    public Uni<Outcome> request(
            Actor actor,
            UUID promotionId,
            OnceOnly once,
            ClaimCodeGroupDraft draft,
            Function<ClaimCodeGroup, StoredAnswer> answer) {
        return transactions
                .run(work -> Idempotency.once(
                        work,
                        once.scope(),
                        once.key(),
                        once.hash(),
                        () -> promotions
                                .lock(actor.seller(), promotionId)
                                .chain(promotion -> store(work, actor, open(promotion), draft))
                                .map(answer)))
                .invoke(outcome -> afterCommit.done(outcome, "Claim code group requested", actor.seller()));
    }

    private Promotion open(@Nullable Promotion search) {
        var promotion = Refusals.found(search);
        var status = promotion.shownAt(review.now());
        if (status.isFinal()) {
            throw Refusals.state("The promotion is " + status + ".");
        }
        var kind = promotion.terms().claimCode().kind();
        if (kind != ClaimCodeTerms.Kind.SINGLE_USE) {
            throw Refusals.state("The promotion's claim codes are of kind " + kind + ".");
        }
        return promotion;
    }

    /** The promotion's lock excludes other groups meanwhile, so a name that is free stays free. */
    private Uni<ClaimCodeGroup> store(SqlWork work, Actor actor, Promotion promotion, ClaimCodeGroupDraft draft) {
        var now = review.now();
        var group = ClaimCodeGroup.requested(UUID.randomUUID(), promotion.id(), review.check(draft), now);
        var event = new ClaimCodeGroupRequested(promotion.state(), group.state());
        return groups.hasName(promotion.id(), group.name())
                .invoke(taken -> {
                    if (taken) {
                        throw Problem.of(ProblemType.GROUP_NAME_TAKEN);
                    }
                })
                .chain(() -> groups.add(group))
                .chain(() -> changes.keep(work, actor.subject(), HistoryEntry.Act.GROUP_REQUESTED, event, now))
                .replaceWith(group);
    }
}
