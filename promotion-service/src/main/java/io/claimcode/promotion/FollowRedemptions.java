package io.claimcode.promotion;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.BudgetAvailable;
import io.claimcode.contracts.event.BudgetExhausted;
import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.contracts.event.CodeVoided;
import io.claimcode.contracts.event.GuessingSuspected;
import io.claimcode.contracts.event.RedemptionAdjusted;
import io.claimcode.contracts.event.RedemptionCancelled;
import io.claimcode.contracts.event.RedemptionEvent;
import io.claimcode.kit.event.UnusableRecord;
import io.claimcode.kit.inbox.Inbox;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.postgres.ClaimCodeGroupStore;
import io.claimcode.promotion.postgres.PromotionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Shows sellers what happens at the checkout: how many codes of a group are redeemed, and whether a budget is used up.
 * Safe to repeat: the event's id goes into the inbox.
 */
@Singleton
public final class FollowRedemptions {
    private final Transactions transactions;
    private final PromotionStore promotions;
    private final ClaimCodeGroupStore groups;

    FollowRedemptions(Transactions transactions, PromotionStore promotions, ClaimCodeGroupStore groups) {
        this.transactions = transactions;
        this.promotions = promotions;
        this.groups = groups;
    }

    /** Takes note of an event; fails with {@link UnusableRecord} when it is about nothing here. */
    public Uni<Void> follow(UUID eventId, RedemptionEvent event) {
        return switch (event) {
            case CodeRedeemed redeemed -> count(eventId, redeemed, redeemed.groupId(), ClaimCodeGroup::afterRedemption);
            case RedemptionCancelled cancelled ->
                cancelled.restored()
                        ? count(eventId, cancelled, cancelled.groupId(), ClaimCodeGroup::afterCancellation)
                        : Uni.createFrom().voidItem();
            case BudgetExhausted exhausted -> budget(eventId, exhausted, true, exhausted.exhaustedAt());
            case BudgetAvailable available -> budget(eventId, available, false, available.availableAt());
            case RedemptionAdjusted adjusted -> Uni.createFrom().voidItem();
            case CodeVoided voided -> Uni.createFrom().voidItem();
            case GuessingSuspected suspected -> Uni.createFrom().voidItem();
        };
    }

    /** What needed no single-use code counts for no group. */
    private Uni<Void> count(
            UUID eventId, RedemptionEvent.OfCode event, @Nullable UUID groupId, UnaryOperator<ClaimCodeGroup> counted) {
        if (groupId == null) {
            return Uni.createFrom().voidItem();
        }
        return firstTime(
                eventId,
                () -> groups.change(groupId, group -> {
                            if (!group.promotionId().equals(event.promotionId())) {
                                throw new UnusableRecord("claim code group " + groupId + " is of another promotion");
                            }
                            return counted.apply(group);
                        })
                        .onItem()
                        .ifNull()
                        .failWith(() -> new UnusableRecord("there is no claim code group " + groupId))
                        .replaceWithVoid());
    }

    private Uni<Void> budget(UUID eventId, RedemptionEvent.OfBudget event, boolean exhausted, Instant at) {
        return firstTime(
                eventId,
                () -> promotions
                        .noteBudget(event.promotionId(), exhausted, at)
                        .invoke(found -> {
                            if (!found) {
                                throw new UnusableRecord("there is no promotion " + event.promotionId());
                            }
                        })
                        .replaceWithVoid());
    }

    private Uni<Void> firstTime(UUID eventId, Supplier<Uni<Void>> effect) {
        return transactions.run(work -> Inbox.firstTime(work, Consumer.NAME, eventId)
                .chain(first -> first ? effect.get() : Uni.createFrom().voidItem()));
    }
}
