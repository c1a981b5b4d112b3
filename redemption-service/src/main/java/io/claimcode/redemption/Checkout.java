package io.claimcode.redemption;

import java.util.Set;

import io.claimcode.redemption.model.Cart;
import org.jspecify.annotations.Nullable;

/**
 * A cart at a storefront's checkout, read and checked.
 *
 * @param storefront who asks
 * @param sellers for whom the storefront may act; null for all
 */
public record Checkout(String storefront, @Nullable Set<String> sellers, Cart cart) {
    boolean mayActFor(String seller) {
        return sellers == null || sellers.contains(seller);
    }
}
