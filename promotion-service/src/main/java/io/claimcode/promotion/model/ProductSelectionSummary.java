package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.event.ItemSelection;

/**
 * A product selection without its values, of which there may be thousands.
 *
 * @param size how many values it has
 * @param inUse whether a promotion that isn't over was created with it
 */
public record ProductSelectionSummary(
        UUID id,
        long version,
        String name,
        ItemSelection.Kind kind,
        int size,
        boolean inUse,
        Instant createdAt,
        Instant changedAt) {

    /** A selection without its values. */
    public static ProductSelectionSummary of(ProductSelection selection) {
        return new ProductSelectionSummary(
                selection.id(),
                selection.version(),
                selection.name(),
                selection.items().kind(),
                selection.items().values().size(),
                selection.inUse(),
                selection.createdAt(),
                selection.changedAt());
    }
}
