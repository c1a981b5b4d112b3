package io.claimcode.promotion.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.ItemSelection.Kind;

/** The items of one promotion, to be compared with those of many. */
final class Reach {
    private final Exposure own;
    private final Set<String> values;
    private final Set<String> excluded;

    Reach(Exposure own) {
        this.own = own;
        this.values = Set.copyOf(own.items().values());
        this.excluded = Set.copyOf(own.excluded().values());
    }

    /**
     * By what another promotion meets this one on an item; empty when it can't. Where only the catalogue could tell
     * whether a brand or a category holds an item, it is taken to hold it.
     */
    Optional<ItemSelection> met(Exposure other) {
        var met = other.items();
        var ownKind = own.items().kind();
        if (ownKind != Kind.ENTIRE_CATALOG && other.excluded().kind() == ownKind) {
            var out = new HashSet<>(other.excluded().values());
            var left = own.items().values().stream()
                    .filter(value -> !out.contains(value))
                    .toList();
            if (left.isEmpty()) {
                return Optional.empty();
            }
            met = met.kind() == Kind.ENTIRE_CATALOG && !out.isEmpty() ? new ItemSelection(ownKind, left) : met;
        }
        return met.kind() == Kind.ENTIRE_CATALOG ? Optional.of(met) : some(met);
    }

    private Optional<ItemSelection> some(ItemSelection met) {
        boolean isChosen = met.kind() == own.items().kind();
        boolean isExcluded = met.kind() == own.excluded().kind() && !excluded.isEmpty();
        if (!isChosen && !isExcluded) {
            return Optional.of(met).filter(all -> !all.values().isEmpty());
        }
        List<String> both = met.values().stream()
                .filter(value -> !isChosen || values.contains(value))
                .filter(value -> !isExcluded || !excluded.contains(value))
                .toList();
        return both.isEmpty() ? Optional.empty() : Optional.of(new ItemSelection(met.kind(), both));
    }
}
