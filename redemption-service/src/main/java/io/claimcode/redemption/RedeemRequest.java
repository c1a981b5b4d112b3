package io.claimcode.redemption;

import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import io.claimcode.redemption.model.Cart;
import org.jspecify.annotations.Nullable;

/**
 * An order that wants its codes redeemed, read and checked.
 *
 * @param redemptionId follows from the caller and the idempotency key
 * @param storefront who asks
 * @param sellers for whom the storefront may act; null for all
 * @param expectedDiscount what the buyer was told, in minor units
 * @param requestHash by which a repetition is known
 */
@SuppressWarnings("ArrayRecordComponent")
public record RedeemRequest(
        UUID redemptionId,
        String storefront,
        @Nullable Set<String> sellers,
        Cart cart,
        OptionalLong expectedDiscount,
        byte[] requestHash) {

    boolean mayActFor(String seller) {
        return sellers == null || sellers.contains(seller);
    }
}
