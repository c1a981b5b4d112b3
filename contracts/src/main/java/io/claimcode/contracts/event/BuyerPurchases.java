package io.claimcode.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * What a buyer must purchase in one order.
 *
 * @param kind how it is measured
 * @param quantity units, for the kinds by quantity
 * @param amount sum of the qualifying items, for the kind by amount
 */
public record BuyerPurchases(
        Kind kind, @Nullable Integer quantity, @Nullable Money amount) {
    /** How purchases are measured. */
    public enum Kind {
        AT_LEAST_QUANTITY,
        AT_LEAST_AMOUNT,
        FOR_EVERY_QUANTITY
    }
}
