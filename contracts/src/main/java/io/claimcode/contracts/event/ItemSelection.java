package io.claimcode.contracts.event;

import java.util.List;

/**
 * A choice of a seller's items.
 *
 * @param kind by what they are chosen
 * @param values the SKUs, brands (case-sensitive) or categories; empty for the entire catalogue
 */
public record ItemSelection(Kind kind, List<String> values) {
    /** By what items are chosen. */
    public enum Kind {
        SKUS,
        BRANDS,
        CATEGORIES,
        ENTIRE_CATALOG
    }
}
