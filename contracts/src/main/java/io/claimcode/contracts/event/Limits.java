package io.claimcode.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * What a promotion may cost at most; absent means without limit.
 *
 * @param maxUnitsPerOrder units discounted in one order, the dearest first
 * @param maxRedemptions redemptions in all
 * @param maxDiscount discount in all
 */
public record Limits(
        @Nullable Integer maxUnitsPerOrder,
        @Nullable Long maxRedemptions,
        @Nullable Money maxDiscount) {}
