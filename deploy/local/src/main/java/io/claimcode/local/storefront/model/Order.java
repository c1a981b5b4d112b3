package io.claimcode.local.storefront.model;

/**
 * An order that was placed.
 *
 * @param checkout what was asked for; its codes are known to nobody else
 * @param quote what it was worth when it was placed
 * @param redemption what the API says of it by now
 */
public record Order(Checkout checkout, Quote quote, Redemption redemption) {

    public String id() {
        return checkout.orderId();
    }

    public Order with(Redemption told) {
        return new Order(checkout, quote, told);
    }
}
