package io.claimcode.redemption.model;

import io.claimcode.contracts.event.ItemSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.claimcode.redemption.model.Carts.cart;
import static io.claimcode.redemption.model.Carts.line;
import static io.claimcode.redemption.model.Carts.priced;
import static io.claimcode.redemption.model.Carts.refusal;
import static io.claimcode.redemption.model.Carts.share;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

class PercentOffTest {
    @Test
    void anyCart_countsEveryQualifyingUnit() {
        var cart = cart("USD", line("SKU-1", 2, 1999), line("SKU-2", 1, 500));

        var quote = priced(cart, aPromotion());

        assertThat(quote.discount()).isEqualTo(900);
        assertThat(quote.total()).isEqualTo(4498 - 900);
        assertThat(quote.shares().getFirst().byLine()).containsExactly(800, 100);
        assertThat(quote.shares().getFirst().units()).isEqualTo(3);
        assertThat(quote.shares().getFirst().revenue()).isEqualTo(4498);
    }

    @ParameterizedTest
    @CsvSource({
        "JPY, 33, 10, 3",
        "JPY, 5, 10, 1",
        "JPY, 4, 10, 0",
        "JPY, 15, 50, 8",
        "JPY, 1, 99, 1",
        "USD, 999, 12.5, 125",
        "USD, 10, 0.05, 0",
        "KWD, 12345, 12.5, 1543",
        "KWD, 999999999999, 99, 989999999999"
    })
    void exactSum_isRoundedHalfUpOnce(String currency, long price, String percent, long discount) {
        var cart = cart(currency, line("SKU-1", 1, price));

        var quote = priced(cart, aPromotion().inCurrency(currency).percent(percent));

        assertThat(quote.discount()).isEqualTo(discount);
    }

    @Test
    void severalLines_areRoundedTogetherNotEach() {
        var cart = cart("JPY", line("A", 1, 14), line("B", 1, 14), line("C", 1, 14));

        var quote = priced(cart, aPromotion().inCurrency("JPY").percent("10"));

        assertThat(quote.discount()).isEqualTo(4);
    }

    @Test
    void sum_isSpreadByLargestRemainderThenOrder() {
        var cart = cart("JPY", line("A", 1, 5), line("B", 1, 7), line("C", 1, 5));

        var share = share(cart, aPromotion().inCurrency("JPY").percent("10"));

        assertThat(share.byLine()).containsExactly(1, 1, 0);
    }

    @Test
    void line_thatGetsNothing_hasNoDiscountedUnits() {
        var cart = cart("JPY", line("A", 1, 1), line("B", 2, 100));

        var share = share(cart, aPromotion().inCurrency("JPY").percent("10"));

        assertThat(share.byLine()).containsExactly(0, 20);
        assertThat(share.unitsByLine()).containsExactly(0, 2);
        assertThat(share.revenue()).isEqualTo(200);
    }

    @Test
    void unitLimit_takesTheDearestUnits() {
        var cart = cart("USD", line("A", 5, 100), line("B", 2, 1000), line("C", 1, 500));

        var share = share(cart, aPromotion().percent("50").maxUnits(3));

        assertThat(share.byLine()).containsExactly(0, 1000, 250);
        assertThat(share.unitsByLine()).containsExactly(0, 2, 1);
        assertThat(share.revenue()).isEqualTo(2500);
    }

    @ParameterizedTest
    @CsvSource({"4, 20", "5, 50", "9, 90", "10, 200", "12, 240"})
    void tiers_highestReachedCountsForAllUnits(int quantity, long discount) {
        var cart = cart("USD", line("A", quantity, 100));

        var quote = priced(cart, aPromotion().percent("5").tier(5, "10").tier(10, "20"));

        assertThat(quote.discount()).isEqualTo(discount);
    }

    @Test
    void tiers_countUnitsBeyondTheUnitLimit() {
        var cart = cart("USD", line("A", 5, 100));

        var quote = priced(cart, aPromotion().percent("5").tier(5, "10").maxUnits(2));

        assertThat(quote.discount()).isEqualTo(20);
    }

    @Test
    void forEveryQuantity_leavesTheRestAtFullPrice() {
        var cart = cart("USD", line("A", 5, 100), line("B", 2, 300));

        var share = share(cart, aPromotion().percent("50").forEvery(3));

        assertThat(share.units()).isEqualTo(6);
        assertThat(share.byLine()).containsExactly(200, 300);
    }

    @Test
    void additionalItem_isDiscountedAlone() {
        var cart = cart("USD", line("A", 2, 1000), line("GIFT", 3, 400));

        var share = share(
                cart,
                aPromotion().on(ItemSelection.Kind.SKUS, "A").percent("50").onAdditionalItem("GIFT"));

        assertThat(share.byLine()).containsExactly(0, 600);
        assertThat(share.unitsByLine()).containsExactly(0, 3);
    }

    @Test
    void additionalItem_forEveryQuantity_isOneForEach() {
        var cart = cart("USD", line("A", 5, 1000), line("GIFT", 3, 400));

        var share = share(cart, aPromotion().percent("50").forEvery(2).onAdditionalItem("GIFT"));

        assertThat(share.byLine()).containsExactly(0, 400);
    }

    @Test
    void additionalItem_earnsNothingForItself() {
        var promotion = aPromotion().percent("50").onAdditionalItem("GIFT");

        assertThat(refusal(cart("USD", line("GIFT", 5, 400)), promotion).detail())
                .isEqualTo("The cart has none of the promotion's items.");
        assertThat(priced(cart("USD", line("GIFT", 5, 400), line("A", 1, 1)), promotion)
                        .discount())
                .isEqualTo(1000);
    }

    @Test
    void additionalItem_ofAnotherSeller_isNotTheOneMeant() {
        var cart = cart("USD", line("A", 1, 1000), line("x", "s-2", "GIFT", 1, 400));

        assertThat(refusal(cart, aPromotion().onAdditionalItem("GIFT")).detail())
                .isEqualTo("Add the item GIFT: the promotion is on it.");
    }
}
