package io.claimcode.contracts.event;

import java.time.Instant;

/**
 * Unknown codes come in through a storefront as if somebody were guessing. Nothing was shut; customers are stopped one by
 * one. Its key is the storefront.
 *
 * @param storefront where they come in
 * @param attempts different unknown codes within the window
 * @param windowSeconds the window
 */
public record GuessingSuspected(String storefront, long attempts, int windowSeconds, Instant suspectedAt)
        implements RedemptionEvent {
    @Override
    public String key() {
        return storefront;
    }

    @Override
    public String subject() {
        return storefront;
    }
}
