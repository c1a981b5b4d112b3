package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.claimcode.contracts.redis.CodeEntry;

import static org.assertj.core.api.Assertions.assertThat;

/** Carts and codes for tests of pricing. */
final class Carts {
    static final Instant NOW = Instant.now();

    private Carts() {}

    static Quote priced(Cart cart, CodeInCart... codes) {
        return Pricing.price(cart, List.of(codes), List.of(), NOW);
    }

    /** The cart at one promotion with a code. */
    static Quote priced(Cart cart, Promotions promotion) {
        return priced(cart, code(0, promotion));
    }

    /** What the only promotion takes off. */
    static Quote.Share share(Cart cart, Promotions promotion) {
        var quote = priced(cart, promotion);
        assertThat(quote.shares()).hasSize(1);
        return quote.shares().getFirst();
    }

    /** Why the only promotion's code can't be used. */
    static Refusal refusal(Cart cart, Promotions promotion) {
        return Objects.requireNonNull(priced(cart, promotion).refusals().get(0));
    }

    static CodeInCart code(int position, Promotions promotion) {
        return new CodeInCart(position, new CodeEntry(1, position + 1, 1), UUID.randomUUID(), promotion.terms());
    }

    static CodeInCart groupCode(int position, Promotions promotion) {
        return new CodeInCart(position, null, null, promotion.withGroupCode().terms());
    }

    static Cart cart(String currency, Cart.Line... lines) {
        return cart(currency, 0, lines);
    }

    static Cart cart(String currency, long shipping, Cart.Line... lines) {
        return cart(Currency.getInstance(currency), shipping, List.of(lines));
    }

    static Cart cart(Currency currency, long shipping, List<Cart.Line> lines) {
        return new Cart("o-1", null, new Cart.Customer("c-1", null), List.of(), currency, lines, shipping);
    }

    static Cart.Line line(String sku, int quantity, long price) {
        return line(sku, "s-1", sku, quantity, price);
    }

    static Cart.Line line(String lineId, String seller, String sku, int quantity, long price) {
        return new Cart.Line(lineId, seller, sku, quantity, price, "brand-" + sku, "category-" + sku);
    }
}
