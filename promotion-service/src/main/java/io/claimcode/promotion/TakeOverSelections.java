package io.claimcode.promotion;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.PromotionDraft;
import io.claimcode.promotion.postgres.ProductSelectionStore;
import io.smallrye.mutiny.Uni;

/** Finds the items of the product selections that a draft names. Until the transaction ends nobody changes them. */
@Singleton
final class TakeOverSelections {
    private final ProductSelectionStore selections;

    TakeOverSelections(ProductSelectionStore selections) {
        this.selections = selections;
    }

    /** By id, those that the seller has. */
    Uni<Map<String, ItemSelection>> of(SqlWork work, String seller, PromotionDraft draft) {
        var ids = draft.selectionIds();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return selections
                .items(work, seller, ids)
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(each -> each.getKey().toString(), Map.Entry::getValue)));
    }

    /** Notes that a promotion that is created in this transaction took them over. */
    Uni<Void> use(SqlWork work, UUID promotionId, PromotionDraft draft) {
        var ids = draft.selectionIds();
        return ids.isEmpty() ? Uni.createFrom().voidItem() : selections.use(work, promotionId, ids);
    }
}
