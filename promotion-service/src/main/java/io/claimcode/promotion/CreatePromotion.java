package io.claimcode.promotion;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.kit.idempotency.Idempotency;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.HistoryEntry;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionDraft;
import io.claimcode.promotion.postgres.ClaimCodeGroupStore;
import io.claimcode.promotion.postgres.ExposureStore;
import io.claimcode.promotion.postgres.GroupCodes;
import io.claimcode.promotion.postgres.PromotionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Creates a promotion, with its first claim code group if one is asked for, and tells it. */
@Singleton
public final class CreatePromotion {
    private final Transactions transactions;
    private final PromotionStore promotions;
    private final ClaimCodeGroupStore groups;
    private final GroupCodes groupCodes;
    private final ExposureStore exposures;
    private final TakeOverSelections selections;
    private final KeepChanges changes;
    private final ReviewPromotion review;
    private final AfterCommit afterCommit;

    CreatePromotion(
            Transactions transactions,
            PromotionStore promotions,
            ClaimCodeGroupStore groups,
            GroupCodes groupCodes,
            ExposureStore exposures,
            TakeOverSelections selections,
            KeepChanges changes,
            ReviewPromotion review,
            AfterCommit afterCommit) {
        this.transactions = transactions;
        this.promotions = promotions;
        this.groups = groups;
        this.groupCodes = groupCodes;
        this.exposures = exposures;
        this.selections = selections;
        this.changes = changes;
        this.review = review;
        this.afterCommit = afterCommit;
    }

    /**
     * What was created.
     *
     * @param group the first group, if one was asked for
     */
    public record Created(Promotion promotion, @Nullable ClaimCodeGroup group, Instant at) {}

    /**
     * Creates a promotion once for each key. The key is looked at before the draft, so that a repeated request gets its
     * answer also when it would be refused by now.
     *
     * @param answer what to answer, now and whenever it is repeated
     */
    public Uni<Outcome> create(
            Actor actor, OnceOnly once, PromotionDraft draft, Function<Created, StoredAnswer> answer) {
        var now = review.now();
        return transactions
                .run(work -> Idempotency.once(
                        work,
                        once.scope(),
                        once.key(),
                        once.hash(),
                        () -> selections
                                .of(work, actor.seller(), draft)
                                .map(saved -> created(actor.seller(), draft, saved, now))
                                .call(created -> store(work, actor, created))
                                .call(created ->
                                        selections.use(work, created.promotion().id(), draft))
                                .map(answer)))
                .invoke(outcome -> afterCommit.done(outcome, "Promotion created", actor.seller()));
    }

    private Created created(String seller, PromotionDraft draft, Map<String, ItemSelection> saved, Instant now) {
        var id = UUID.randomUUID();
        var plan = review.check(draft, saved, id, now);
        var groupPlan = plan.claimCodeGroup();
        var group = groupPlan == null ? null : ClaimCodeGroup.requested(UUID.randomUUID(), id, groupPlan, now);
        return new Created(Promotion.created(id, seller, now, plan.terms()), group, now);
    }

    private Uni<Void> store(SqlWork work, Actor actor, Created created) {
        var group = created.group();
        var event = new PromotionCreated(created.promotion().state(), group == null ? null : group.state());
        return promotions
                .add(created.promotion())
                .chain(() -> groupCodes.take(work, created.promotion(), created.at()))
                .invoke(taken -> Refusals.groupCode(!taken))
                .chain(() -> exposures.keep(work, created.promotion()))
                .chain(() -> group == null ? Uni.createFrom().voidItem() : groups.add(group))
                .chain(() -> changes.keep(work, actor.subject(), HistoryEntry.Act.CREATED, event, created.at()));
    }
}
