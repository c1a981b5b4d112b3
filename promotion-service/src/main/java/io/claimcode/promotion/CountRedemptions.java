package io.claimcode.promotion;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.kit.event.UnusableRecord;
import io.claimcode.kit.inbox.Inbox;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.postgres.ClaimCodeGroupStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;

/** Counts the redeemed codes of each group. Safe to repeat: the event's id goes into the inbox. */
@Singleton
public final class CountRedemptions {
    private final Transactions transactions;
    private final ClaimCodeGroupStore groups;

    CountRedemptions(Transactions transactions, ClaimCodeGroupStore groups) {
        this.transactions = transactions;
        this.groups = groups;
    }

    /** Counts a redeemed code; fails with {@link UnusableRecord} when it is of no group here. */
    public Uni<Void> count(UUID eventId, CodeRedeemed event) {
        return transactions.run(work -> Inbox.firstTime(work, Consumer.NAME, eventId)
                .chain(first -> first ? apply(event) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> apply(CodeRedeemed event) {
        if (event.groupId() == null) {
            return Uni.createFrom().voidItem();
        }
        return groups.change(event.groupId(), group -> counted(group, event))
                .onItem()
                .ifNull()
                .failWith(() -> new UnusableRecord("there is no claim code group " + event.groupId()))
                .replaceWithVoid();
    }

    private static ClaimCodeGroup counted(ClaimCodeGroup group, CodeRedeemed event) {
        if (!group.promotionId().equals(event.promotionId())) {
            throw new UnusableRecord("claim code group " + event.groupId() + " is of another promotion");
        }
        return group.afterRedemption();
    }
}
