package io.claimcode.local.storefront.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CartTest {

    private static final Product MUG = Product.ALL.getFirst();
    private static final Product LAMP = Product.ALL.getLast();

    @Test
    void pieces_areCountedAndPriced() {
        Cart cart = Cart.EMPTY.with(LAMP, 1).with(MUG, 2);

        assertThat(cart.pieces()).isEqualTo(3);
        assertThat(cart.price()).isEqualByComparingTo("98.98");
        assertThat(cart.lines()).extracting(Cart.Line::product).containsExactly(MUG, LAMP);
    }

    @Test
    void quantity_hasLimits() {
        assertThat(Cart.EMPTY.with(MUG, 1000).quantity(MUG)).isEqualTo(99);
        assertThat(Cart.EMPTY.with(MUG, 2).with(MUG, 0).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7gm3-yyyyy3-zzzzz5", "7GM3YYYYY3ZZZZZ5", " 7GM3 YYYYY3 ZZZZZ5 "})
    void code_isKnownInEverySpelling(String other) {
        Cart cart = Cart.EMPTY.withCode("7GM3-YYYYY3-ZZZZZ5");

        assertThat(cart.hasCode(other)).isTrue();
        assertThat(cart.withoutCode(other).codes()).isEmpty();
    }

    @Test
    void lookAlikes_areOneCode() {
        assertThat(Cart.EMPTY.withCode("OIL-123").hasCode("011123")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "ann@", "@example.com", "ann @example.com", "a@b@c", "a\u0000@b"})
    void noAddress_isNone(String typed) {
        assertThat(Cart.email(typed)).isEmpty();
    }

    @Test
    void address_isStripped() {
        assertThat(Cart.email(" ann@example.com ")).contains("ann@example.com");
    }

    @Test
    void sellers_areTwo() {
        assertThat(Product.SELLERS).containsExactly("s-1", "s-2");
        assertThat(Product.ALL).hasSize(3).extracting(Product::sku).doesNotHaveDuplicates();
    }
}
