package io.claimcode.promotion.model;

import java.util.List;

import io.claimcode.contracts.event.ItemSelection;

/**
 * A product selection that may be kept.
 *
 * @param name the seller's name for it
 * @param items which items
 */
public record ProductSelectionPlan(String name, ItemSelection items) {
    /** The request for it. */
    public ProductSelectionDraft draft() {
        return new ProductSelectionDraft(name, items.kind().name(), List.copyOf(items.values()));
    }
}
