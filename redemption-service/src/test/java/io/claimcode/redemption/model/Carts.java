package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

import io.claimcode.contracts.redis.CodeEntry;

/** Carts and codes for tests of pricing. */
final class Carts {
    static final Instant NOW = Instant.now();

    private Carts() {}

    static Quote priced(Cart cart, CodeInCart... codes) {
        return ((Decision.Priced) Pricing.decide(cart, List.of(codes), NOW)).quote();
    }

    static CodeInCart code(int position, Promotions promotion) {
        return new CodeInCart(position, new CodeEntry(1, position + 1, 1), UUID.randomUUID(), promotion.terms());
    }

    static Cart cart(String currency, Cart.Line... lines) {
        return new Cart(
                "o-1",
                null,
                new Cart.Customer("c-1", null),
                List.of(),
                Currency.getInstance(currency),
                List.of(lines),
                0);
    }

    static Cart.Line line(String sku, int quantity, long price) {
        return new Cart.Line(sku, "s-1", sku, quantity, price, "brand-" + sku, "category-" + sku);
    }
}
