package io.claimcode.local.storefront.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An order that is about to be placed. What is asked for is frozen with the key: a request that is repeated under a key
 * must be the same request.
 *
 * @param key the Idempotency-Key of this attempt
 * @param quote what the buyer was told
 * @param heldUntil until when the codes are held; null when there are none
 * @param unsure whether it was asked for and nobody knows the outcome
 */
public record Checkout(
        String orderId,
        String key,
        Cart cart,
        Quote quote,
        @Nullable Instant heldUntil,
        boolean unsure) {

    /** The same, asked for with an unknown outcome. */
    public Checkout asUnsure() {
        return new Checkout(orderId, key, cart, quote, heldUntil, true);
    }
}
