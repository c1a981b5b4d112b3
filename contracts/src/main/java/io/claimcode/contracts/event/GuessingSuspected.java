package io.claimcode.contracts.event;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Unknown codes come in as if somebody were guessing: through a storefront, or for a seller's items. Nothing was shut;
 * customers are stopped one by one. Its key is the storefront or the seller.
 *
 * @param storefront where they come in; null when it is about a seller
 * @param seller whose items were in the carts; null when it is about a storefront
 * @param attempts unknown codes within the window
 * @param windowSeconds the window
 */
public record GuessingSuspected(
        @Nullable String storefront, @Nullable String seller, long attempts, int windowSeconds, Instant suspectedAt)
        implements RedemptionEvent {
    @Override
    public String key() {
        return storefront == null ? Objects.requireNonNullElse(seller, "") : storefront;
    }

    @Override
    public String subject() {
        return key();
    }
}
