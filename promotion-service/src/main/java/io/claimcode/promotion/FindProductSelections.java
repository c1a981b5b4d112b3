package io.claimcode.promotion;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.ProductSelection;
import io.claimcode.promotion.model.ProductSelectionSummary;
import io.claimcode.promotion.postgres.ProductSelectionStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Reads a seller's product selections. Those of others are not found. */
@Singleton
public final class FindProductSelections {
    private final Transactions transactions;
    private final ProductSelectionStore selections;

    FindProductSelections(Transactions transactions, ProductSelectionStore selections) {
        this.transactions = transactions;
        this.selections = selections;
    }

    /** One selection with its values; {@code not-found} when the seller has none with this id. */
    public Uni<ProductSelection> one(String seller, UUID id) {
        return transactions.ask(work -> selections.find(work, seller, id)).map(Refusals::found);
    }

    /**
     * A page of selections, the latest first.
     *
     * @param text in their names, in upper or lower case; null for all
     */
    public Uni<Page<ProductSelectionSummary>> page(String seller, @Nullable String text, Page.Request request) {
        return transactions.ask(work -> selections.page(work, seller, text, request));
    }
}
