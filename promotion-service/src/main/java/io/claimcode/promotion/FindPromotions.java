package io.claimcode.promotion;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.HistoryEntry;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionFilter;
import io.claimcode.promotion.postgres.ClaimCodeGroupStore;
import io.claimcode.promotion.postgres.HistoryStore;
import io.claimcode.promotion.postgres.PromotionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Reads a seller's promotions and their claim code groups. Those of others are not found. */
@Singleton
public final class FindPromotions {
    private final Transactions transactions;
    private final PromotionStore promotions;
    private final ClaimCodeGroupStore groups;
    private final HistoryStore history;

    FindPromotions(
            Transactions transactions, PromotionStore promotions, ClaimCodeGroupStore groups, HistoryStore history) {
        this.transactions = transactions;
        this.promotions = promotions;
        this.groups = groups;
        this.history = history;
    }

    /** One promotion; {@code not-found} when the seller has none with this id. */
    public Uni<Promotion> one(String seller, UUID id) {
        return transactions.read(() -> found(promotions.find(seller, id)));
    }

    /** Those of some promotions that the seller has, in the order in which they are asked for. */
    public Uni<List<Promotion>> some(String seller, List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transactions
                        .read(() -> promotions.find(seller, ids))
                        .map(found -> found.stream()
                                .sorted(Comparator.comparingInt(promotion -> ids.indexOf(promotion.id())))
                                .toList());
    }

    /** A page of promotions, the latest first. */
    public Uni<Page<Promotion>> page(String seller, PromotionFilter filter, Page.Request request) {
        return transactions.read(() -> promotions.page(seller, filter, request));
    }

    /** One group; {@code not-found} when the seller has none with this id in this promotion. */
    public Uni<ClaimCodeGroup> group(String seller, UUID promotionId, UUID groupId) {
        return transactions.read(() ->
                found(promotions.find(seller, promotionId)).chain(() -> found(groups.find(groupId, promotionId))));
    }

    /** A page of a promotion's groups, the latest first. */
    public Uni<Page<ClaimCodeGroup>> groups(String seller, UUID promotionId, Page.Request request) {
        return transactions.read(
                () -> found(promotions.find(seller, promotionId)).chain(() -> groups.page(promotionId, request)));
    }

    /** A page of what was done to a promotion, the latest first. */
    public Uni<Page<HistoryEntry>> history(String seller, UUID promotionId, Page.Request request) {
        return transactions.read(
                () -> found(promotions.find(seller, promotionId)).chain(() -> history.page(promotionId, request)));
    }

    private static <T> Uni<T> found(Uni<@Nullable T> search) {
        return search.map(Refusals::found);
    }
}
