package io.claimcode.promotion;

import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.PromotionChanged;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.Idempotency;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.problem.Problem;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.Amendment;
import io.claimcode.promotion.model.HistoryEntry;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionDraft;
import io.claimcode.promotion.postgres.GroupCodes;
import io.claimcode.promotion.postgres.PromotionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Changes what may be changed of a promotion, and tells it. Nothing is told when nothing changed. */
@Singleton
public final class ChangePromotion {
    private final Transactions transactions;
    private final PromotionStore promotions;
    private final GroupCodes groupCodes;
    private final KeepChanges changes;
    private final ReviewPromotion review;
    private final AfterCommit afterCommit;

    ChangePromotion(
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

    /**
     * A change that is asked for.
     *
     * @param promotionId of what
     * @param version the versions of which it is meant
     * @param patch makes it from the promotion as it stands
     */
    public record Change(
            UUID promotionId, LongPredicate version, Function<PromotionDraft, Amendment<PromotionDraft>> patch) {}

    /**
     * Changes a promotion, once where the request has a key.
     *
     * @param answer what to answer, now and whenever it is repeated
     */
    public Uni<Outcome> change(
            Actor actor, @Nullable OnceOnly once, Change change, BiFunction<Promotion, Instant, StoredAnswer> answer) {
        var now = review.now();
        return transactions
                .run(work ->
                        once(work, once, () -> changed(work, actor, change, now).map(it -> answer.apply(it, now))))
                .invoke(outcome -> {
                    if (outcome instanceof Outcome.Done done && !done.replayed()) {
                        afterCommit.done("Promotion changed", actor.seller(), change.promotionId());
                    }
                });
    }

    private static Uni<Outcome> once(SqlWork work, @Nullable OnceOnly once, Supplier<Uni<StoredAnswer>> act) {
        return once == null
                ? act.get().map(answer -> new Outcome.Done(answer, false))
                : Idempotency.once(work, once.scope(), once.key(), once.hash(), act);
    }

    private Uni<Promotion> changed(SqlWork work, Actor actor, Change change, Instant now) {
        return promotions.lock(actor.seller(), change.promotionId()).chain(search -> {
            var promotion = Refusals.found(search);
            if (!change.version().test(promotion.version())) {
                throw Problem.of(ProblemType.PRECONDITION_FAILED, "The version is " + promotion.version() + ".");
            }
            var amendment = change.patch().apply(promotion.terms().draft());
            var terms = review.check(promotion, amendment, now);
            return terms.equals(promotion.terms())
                    ? Uni.createFrom().item(promotion)
                    : store(work, actor, promotion.become(terms), amendment, now);
        });
    }

    private Uni<Promotion> store(
            SqlWork work, Actor actor, Promotion promotion, Amendment<PromotionDraft> amendment, Instant now) {
        return promotions
                .replace(promotion)
                .chain(() -> groupCodes.keep(work, promotion))
                .invoke(kept -> {
                    if (!kept && !promotion.isOver(now)) {
                        throw Refusals.state("The promotion's time was over, and another has its code.");
                    }
                })
                .chain(() -> changes.keep(
                        work,
                        actor.subject(),
                        HistoryEntry.Act.CHANGED,
                        amendment.changed(),
                        new PromotionChanged(promotion.state()),
                        now))
                .replaceWith(promotion);
    }
}
