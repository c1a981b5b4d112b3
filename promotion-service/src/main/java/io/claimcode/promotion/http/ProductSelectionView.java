package io.claimcode.promotion.http;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.promotion.model.ProductSelection;
import io.claimcode.promotion.model.ProductSelectionSummary;
import org.jspecify.annotations.Nullable;

/**
 * A product selection as its seller sees it.
 *
 * @param values what it names; left out in lists
 * @param size how many that are
 * @param inUse whether a promotion that isn't over was created with it; then its name can't be changed
 */
record ProductSelectionView(
        UUID id,
        String name,
        ItemSelection.Kind kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> values,
        int size,
        boolean inUse,
        long version,
        Instant createdAt,
        Instant changedAt,
        SelectionLinks links) {

    /** What no request can have. */
    static final Set<String> ONLY_SHOWN = Set.of("id", "size", "inUse", "version", "createdAt", "changedAt", "links");

    static ProductSelectionView of(ProductSelection selection) {
        return of(ProductSelectionSummary.of(selection), selection.items().values());
    }

    static ProductSelectionView of(ProductSelectionSummary selection) {
        return of(selection, null);
    }

    private static ProductSelectionView of(ProductSelectionSummary selection, @Nullable List<String> values) {
        return new ProductSelectionView(
                selection.id(),
                selection.name(),
                selection.kind(),
                values,
                selection.size(),
                selection.inUse(),
                selection.version(),
                selection.createdAt(),
                selection.changedAt(),
                new SelectionLinks(Paths.selection(selection.id())));
    }

    /** The version as an entity tag. */
    String entityTag() {
        return PromotionView.entityTag(version);
    }

    /** Where a selection is. */
    record SelectionLinks(String self) {}
}
