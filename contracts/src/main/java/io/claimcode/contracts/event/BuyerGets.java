package io.claimcode.contracts.event;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The benefit.
 *
 * @param kind which benefit
 * @param percent a decimal from 1 to 99, for percent off
 * @param amount for amount off
 * @param quantity free items, for free items
 * @param appliesTo the items that get it
 * @param tiers higher percentages for more units, both increasing
 */
public record BuyerGets(
        Kind kind,
        @Nullable String percent,
        @Nullable Money amount,
        @Nullable Integer quantity,
        AppliesTo appliesTo,
        List<Tier> tiers) {

    /** The kinds of benefit. */
    public enum Kind {
        PERCENT_OFF,
        AMOUNT_OFF,
        FREE_SHIPPING,
        FREE_ITEMS
    }

    /**
     * Which items get the benefit.
     *
     * @param kind the purchased ones or an additional one
     * @param sku the additional item
     */
    public record AppliesTo(Target kind, @Nullable String sku) {}

    /** Where a benefit lands. */
    public enum Target {
        PURCHASED_ITEMS,
        ADDITIONAL_ITEM
    }

    /**
     * From this quantity this percentage, on all qualifying units.
     *
     * @param quantity units from which it counts
     * @param percent a decimal from 1 to 99
     */
    public record Tier(int quantity, String percent) {}
}
