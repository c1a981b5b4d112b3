package io.claimcode.promotion;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.BudgetAvailable;
import io.claimcode.contracts.event.BudgetExhausted;
import io.claimcode.contracts.event.CodeVoided;
import io.claimcode.contracts.event.GuessingSuspected;
import io.claimcode.contracts.event.RedemptionEvent;
import io.claimcode.kit.event.UnusableRecord;
import io.claimcode.promotion.model.BudgetNews;
import io.claimcode.promotion.model.Movement;
import io.claimcode.promotion.postgres.RedemptionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Shows sellers what happens at the checkout: what is redeemed, cancelled and given back, and whether a budget is used
 * up. Safe to repeat: the event's id goes into the inbox. Safe in any order: each event only adds.
 */
@Singleton
public final class FollowRedemptions {
    private final Together<Movement> movements;
    private final Together<BudgetNews> budgets;

    FollowRedemptions(Vertx vertx, SeeThrough persistence, Transactions transactions, RedemptionStore redemptions) {
        var context = vertx.getOrCreateContext();
        this.movements = new Together<>(
                context, persistence, some -> transactions.ask(work -> redemptions.takeIn(work, Consumer.NAME, some)));
        this.budgets = new Together<>(
                context,
                persistence,
                some -> transactions.ask(work -> redemptions.noteBudgets(work, Consumer.NAME, some)));
    }

    /** Takes note of an event; fails with {@link UnusableRecord} when it is about nothing here. */
    public Uni<Void> follow(UUID eventId, RedemptionEvent event) {
        return switch (event) {
            case RedemptionEvent.OfRedemption redemption -> move(Movement.of(eventId, redemption));
            case BudgetExhausted exhausted -> budget(eventId, exhausted, true, exhausted.exhaustedAt());
            case BudgetAvailable available -> budget(eventId, available, false, available.availableAt());
            case CodeVoided voided -> Uni.createFrom().voidItem();
            case GuessingSuspected suspected -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> move(Optional<Movement> movement) {
        return movement.map(movements::add)
                .orElseGet(() -> Uni.createFrom().failure(new UnusableRecord("its amounts can't be read")));
    }

    private Uni<Void> budget(UUID eventId, RedemptionEvent.OfBudget event, boolean exhausted, Instant at) {
        return budgets.add(new BudgetNews(eventId, event.promotionId(), exhausted, at));
    }
}
