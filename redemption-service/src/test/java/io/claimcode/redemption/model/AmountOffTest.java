package io.claimcode.redemption.model;

import io.claimcode.contracts.event.ItemSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.claimcode.redemption.model.Carts.cart;
import static io.claimcode.redemption.model.Carts.code;
import static io.claimcode.redemption.model.Carts.line;
import static io.claimcode.redemption.model.Carts.priced;
import static io.claimcode.redemption.model.Carts.share;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

class AmountOffTest {
    @ParameterizedTest
    @CsvSource({"USD, 10.00, 1000", "JPY, 1000, 1000", "KWD, 1.000, 1000"})
    void anyQuantity_isTakenOffOnceAnOrder(String currency, String amount, long discount) {
        var cart = cart(currency, line("A", 7, 900));

        var quote = priced(cart, aPromotion().inCurrency(currency).amountOff(amount));

        assertThat(quote.discount()).isEqualTo(discount);
        assertThat(quote.shares().getFirst().units()).isEqualTo(7);
        assertThat(quote.shares().getFirst().revenue()).isEqualTo(6300);
    }

    @Test
    void amount_isSpreadInProportionToPrice() {
        var cart = cart("USD", line("A", 1, 1000), line("B", 3, 1000), line("OTHER", 1, 5000));

        var share = share(cart, aPromotion().amountOff("8.00").on(ItemSelection.Kind.SKUS, "A", "B"));

        assertThat(share.byLine()).containsExactly(200, 600, 0);
    }

    @Test
    void amount_isSpreadByLargestRemainderThenOrder() {
        assertThat(share(
                                cart("USD", line("A", 1, 100), line("B", 1, 100), line("C", 1, 100)),
                                aPromotion().amountOff("1.00"))
                        .byLine())
                .containsExactly(34, 33, 33);
        assertThat(share(
                                cart("USD", line("A", 1, 100), line("B", 1, 500)),
                                aPromotion().amountOff("0.10"))
                        .byLine())
                .containsExactly(2, 8);
    }

    @Test
    void amount_isNeverMoreThanThePriceOfTheItems() {
        var cart = cart("USD", line("A", 1, 300), line("B", 1, 400), line("OTHER", 1, 5000));

        var share = share(cart, aPromotion().amountOff("10.00").on(ItemSelection.Kind.SKUS, "A", "B"));

        assertThat(share.byLine()).containsExactly(300, 400, 0);
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 100", "5, 100", "6, 200", "8, 200", "9, 300"})
    void forEveryQuantity_isTakenOffAgainAndAgain(int quantity, long discount) {
        var cart = cart("USD", line("A", quantity, 500));

        assertThat(priced(cart, aPromotion().amountOff("1.00").forEvery(3)).discount())
                .isEqualTo(discount);
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 100", "5, 100", "6, 200", "7, 200", "99, 300"})
    void unitLimit_endsTheRepetition(int unitLimit, long discount) {
        var cart = cart("USD", line("A", 9, 500));

        var promotion = aPromotion().amountOff("1.00").forEvery(3).maxUnits(unitLimit);

        assertThat(priced(cart, promotion).discount()).isEqualTo(discount);
    }

    @Test
    void unitLimit_belowTheQuantity_hasNoEffect() {
        var cart = cart("USD", line("A", 9, 500));

        var quote = priced(cart, aPromotion().amountOff("1.00").forEvery(3).maxUnits(2));

        assertThat(quote.outcomes()).containsEntry(0, CodeOutcome.NO_EFFECT);
        assertThat(quote.shares()).isEmpty();
    }

    @Test
    void unitLimit_discountsTheDearestUnitsOnly() {
        var cart = cart("USD", line("A", 4, 100), line("B", 1, 300));

        var share = share(cart, aPromotion().amountOff("10.00").maxUnits(2));

        assertThat(share.byLine()).containsExactly(100, 300);
        assertThat(share.unitsByLine()).containsExactly(1, 1);
        assertThat(share.revenue()).isEqualTo(400);
    }

    @Test
    void additionalItem_isTheOneDiscounted() {
        var cart = cart("USD", line("A", 5, 1000), line("GIFT", 2, 400));

        assertThat(share(cart, aPromotion().amountOff("1.50").onAdditionalItem("GIFT"))
                        .byLine())
                .containsExactly(0, 150);
        assertThat(share(cart, aPromotion().amountOff("1.50").forEvery(2).onAdditionalItem("GIFT"))
                        .byLine())
                .containsExactly(0, 300);
        assertThat(share(cart, aPromotion().amountOff("9.00").onAdditionalItem("GIFT"))
                        .byLine())
                .containsExactly(0, 800);
    }

    @Test
    void additionalItem_unitLimitIsOnItAndNotOnThePurchase() {
        var cart = cart("USD", line("A", 6, 1000), line("GIFT", 2, 400));

        var share = share(
                cart,
                aPromotion()
                        .amountOff("1.50")
                        .forEvery(2)
                        .onAdditionalItem("GIFT")
                        .maxUnits(1));

        assertThat(share.byLine()).containsExactly(0, 400);
        assertThat(share.unitsByLine()).containsExactly(0, 1);
    }

    @Test
    void freeItems_leaveNothingToTakeOff() {
        var quote = priced(cart("USD", line("A", 3, 0)), aPromotion().amountOff("1.00"));

        assertThat(quote.outcomes()).containsEntry(0, CodeOutcome.NO_EFFECT);
    }

    @Test
    void largestCart_isCountedExactly() {
        var cart = cart("KWD", line("A", 100_000, 10_000_000), line("B", 100_000, 9_999_999));

        var quote = priced(
                cart,
                code(
                        0,
                        aPromotion()
                                .inCurrency("KWD")
                                .amountOff("9999999999.999")
                                .forEvery(1)));

        assertThat(quote.discount()).isEqualTo(cart.itemsTotal());
        assertThat(quote.total()).isZero();
    }
}
