package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.event.ItemSelection;

/**
 * A choice of items that a seller keeps under a name. A promotion takes over the items at its creation; what becomes of
 * the selection later doesn't change it.
 *
 * @param seller whose it is; nobody else may see it
 * @param version grows with each change
 * @param name unique among the seller's
 * @param inUse whether a promotion that isn't over was created with it
 */
public record ProductSelection(
        UUID id,
        String seller,
        long version,
        String name,
        ItemSelection items,
        boolean inUse,
        Instant createdAt,
        Instant changedAt) {

    /** A selection as it begins. */
    public static ProductSelection created(UUID id, String seller, ProductSelectionPlan plan, Instant now) {
        return new ProductSelection(id, seller, 1, plan.name(), plan.items(), false, now, now);
    }

    /** Its next version. */
    public ProductSelection become(ProductSelectionPlan plan, Instant now) {
        return new ProductSelection(id, seller, version + 1, plan.name(), plan.items(), inUse, createdAt, now);
    }

    /** What it is at the moment. */
    public ProductSelectionPlan plan() {
        return new ProductSelectionPlan(name, items);
    }
}
