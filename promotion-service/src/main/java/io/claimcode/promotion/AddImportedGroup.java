package io.claimcode.promotion;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.ClaimCodeGroupImported;
import io.claimcode.kit.event.UnusableRecord;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.HistoryEntry;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.postgres.ClaimCodeGroupStore;
import io.claimcode.promotion.postgres.HistoryStore;
import io.claimcode.promotion.postgres.PromotionStore;
import io.smallrye.mutiny.Uni;

/**
 * Takes up the groups of codes that sellers bring to codegen-service. It looks at names before it takes a group; only
 * one that was asked for here at the same moment can have the name first. Then the imported group gets a number behind
 * its name: its codes are there and may be used.
 */
@Singleton
final class AddImportedGroup {
    /** So much of a name is kept before a number. */
    private static final int STEM = 90;

    private final PromotionStore promotions;
    private final ClaimCodeGroupStore groups;
    private final HistoryStore history;
    private final ReviewPromotion review;

    AddImportedGroup(
            PromotionStore promotions, ClaimCodeGroupStore groups, HistoryStore history, ReviewPromotion review) {
        this.promotions = promotions;
        this.groups = groups;
        this.history = history;
        this.review = review;
    }

    /** Adds the group, in the transaction that is going on; fails with {@link UnusableRecord} without its promotion. */
    Uni<ClaimCodeGroup> add(ClaimCodeGroupImported event) {
        return promotions
                .lock(event.promotionId())
                .map(promotion -> {
                    if (promotion == null) {
                        throw new UnusableRecord("there is no promotion " + event.promotionId());
                    }
                    return promotion;
                })
                .chain(promotion -> freeName(promotion.id(), event.name(), 1)
                        .map(name -> ClaimCodeGroup.imported(event, name, review.now()))
                        .call(groups::add)
                        .call(group -> note(promotion, group)));
    }

    private Uni<Void> note(Promotion promotion, ClaimCodeGroup group) {
        return history.add(new HistoryEntry(
                UUID.randomUUID(),
                promotion.id(),
                group.createdAt(),
                HistoryEntry.NOBODY,
                HistoryEntry.Act.GROUP_IMPORTED,
                promotion.version(),
                List.of(),
                group.groupId()));
    }

    private Uni<String> freeName(UUID promotionId, String wanted, int attempt) {
        var name = attempt == 1 ? wanted : wanted.substring(0, Math.min(wanted.length(), STEM)) + " (" + attempt + ")";
        return groups.hasName(promotionId, name)
                .chain(taken -> taken
                        ? freeName(promotionId, wanted, attempt + 1)
                        : Uni.createFrom().item(name));
    }
}
