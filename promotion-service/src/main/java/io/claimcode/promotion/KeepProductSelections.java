package io.claimcode.promotion;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.Idempotency;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.problem.Problem;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.Amendment;
import io.claimcode.promotion.model.ProductSelection;
import io.claimcode.promotion.model.ProductSelectionDraft;
import io.claimcode.promotion.model.Violation;
import io.claimcode.promotion.postgres.ProductSelectionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Creates, changes and deletes a seller's product selections. Promotions took over the items, so a change reaches none of
 * them; but while one that isn't over was created with a selection, that keeps its name and stays.
 */
@Singleton
public final class KeepProductSelections {
    private final Transactions transactions;
    private final ProductSelectionStore selections;
    private final ReviewPromotion review;
    private final AfterCommit afterCommit;
    private final PromotionConfig config;

    KeepProductSelections(
            Transactions transactions,
            ProductSelectionStore selections,
            ReviewPromotion review,
            AfterCommit afterCommit,
            PromotionConfig config) {
        this.transactions = transactions;
        this.selections = selections;
        this.review = review;
        this.afterCommit = afterCommit;
        this.config = config;
    }

    /**
     * A change that is asked for.
     *
     * @param id of what
     * @param version the versions of which it is meant
     * @param patch makes it from the selection as it stands
     */
    public record Change(
            UUID id, LongPredicate version, Function<ProductSelectionDraft, Amendment<ProductSelectionDraft>> patch) {}

    /**
     * Creates a selection, once where the request has a key.
     *
     * @param answer what to answer, now and whenever it is repeated
     */
    public Uni<Outcome> create(
            Actor actor,
            @Nullable OnceOnly once,
            ProductSelectionDraft draft,
            Function<ProductSelection, StoredAnswer> answer) {
        return transactions
                .run(work -> once(
                        work, once, () -> created(work, actor.seller(), draft).map(answer)))
                .invoke(outcome -> afterCommit.done(outcome, "Product selection created", actor.seller()));
    }

    /**
     * Changes a selection, once where the request has a key.
     *
     * @param answer what to answer, now and whenever it is repeated
     */
    public Uni<Outcome> change(
            Actor actor, @Nullable OnceOnly once, Change change, Function<ProductSelection, StoredAnswer> answer) {
        return transactions
                .run(work -> once(
                        work, once, () -> changed(work, actor.seller(), change).map(answer)))
                .invoke(outcome -> {
                    if (outcome instanceof Outcome.Done done && !done.replayed()) {
                        afterCommit.done("Product selection changed", actor.seller(), change.id());
                    }
                });
    }

    /**
     * Deletes a selection; fails with {@code not-found}, {@code precondition-failed} or {@code selection-in-use}.
     *
     * @param version the versions of which it is meant
     */
    public Uni<Void> delete(Actor actor, UUID id, LongPredicate version) {
        return transactions
                .run(work -> selections
                        .lock(work, actor.seller(), id)
                        .map(search -> meant(search, version))
                        .invoke(selection -> {
                            if (selection.inUse()) {
                                throw Problem.of(ProblemType.SELECTION_IN_USE);
                            }
                        })
                        .chain(() -> selections.remove(work, id)))
                .invoke(() -> afterCommit.done("Product selection deleted", actor.seller(), id));
    }

    private static Uni<Outcome> once(SqlWork work, @Nullable OnceOnly once, Supplier<Uni<StoredAnswer>> act) {
        return once == null
                ? act.get().map(answer -> new Outcome.Done(answer, false))
                : Idempotency.once(work, once.scope(), once.key(), once.hash(), act);
    }

    private Uni<ProductSelection> created(SqlWork work, String seller, ProductSelectionDraft draft) {
        var plan = Refusals.accepted(draft.check());
        var selection = ProductSelection.created(UUID.randomUUID(), seller, plan, review.now());
        return selections
                .lockNames(work, seller)
                .chain(() -> selections.count(work, seller))
                .invoke(count -> {
                    if (count >= config.maxProductSelections()) {
                        throw Problem.of(ProblemType.TOO_MANY_SELECTIONS);
                    }
                })
                .chain(() -> selections.add(work, selection))
                .invoke(added -> Refusals.selectionName(!added))
                .replaceWith(selection);
    }

    private Uni<ProductSelection> changed(SqlWork work, String seller, Change change) {
        return selections.lock(work, seller, change.id()).chain(search -> {
            var before = meant(search, change.version());
            var amendment = change.patch().apply(before.plan().draft());
            Refusals.immutable(amendment.changed().stream()
                    .filter(pointer -> isImmutable(pointer, before))
                    .map(pointer -> new Violation(pointer, why(pointer)))
                    .toList());
            var plan = Refusals.accepted(amendment.draft().check());
            if (plan.equals(before.plan())) {
                return Uni.createFrom().item(before);
            }
            var after = before.become(plan, review.now());
            return selections
                    .lockNames(work, seller)
                    .chain(() -> selections.isNameTaken(work, after))
                    .invoke(Refusals::selectionName)
                    .chain(() -> selections.replace(work, after))
                    .replaceWith(after);
        });
    }

    private static ProductSelection meant(@Nullable ProductSelection search, LongPredicate version) {
        var selection = Refusals.found(search);
        if (!version.test(selection.version())) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, "The version is " + selection.version() + ".");
        }
        return selection;
    }

    private static boolean isImmutable(String pointer, ProductSelection selection) {
        return switch (pointer) {
            case "/name" -> selection.inUse();
            case "/kind" -> false;
            default -> !pointer.startsWith("/values");
        };
    }

    private static String why(String pointer) {
        return "can't be changed" + (pointer.equals("/name") ? " while a promotion that is not over uses it" : "");
    }
}
