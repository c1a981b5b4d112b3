package io.claimcode.redemption.model;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.problem.ProblemType;
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

/** Buy so many and get so many free. */
class FreeItemsTest {
    @Test
    void freeUnit_isTheDearestAfterTheBoughtOnes() {
        var cart = cart("USD", line("A", 1, 300), line("B", 2, 500), line("C", 1, 400));

        var share = share(cart, aPromotion().forAtLeast(1).freeItems(1));

        assertThat(share.byLine()).containsExactly(0, 500, 0);
        assertThat(share.unitsByLine()).containsExactly(0, 1, 0);
        assertThat(share.revenue()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"3, 100", "4, 200", "5, 200", "20, 200"})
    void atLeastQuantity_isEarnedOnceAnOrder(int quantity, long discount) {
        var cart = cart("USD", line("A", quantity, 100));

        assertThat(priced(cart, aPromotion().forAtLeast(2).freeItems(2)).discount())
                .isEqualTo(discount);
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 100", "5, 100", "6, 200", "8, 200", "9, 300"})
    void forEveryQuantity_isEarnedAgainAndAgain(int quantity, long discount) {
        var cart = cart("USD", line("A", quantity, 100));

        assertThat(priced(cart, aPromotion().forEvery(2).freeItems(1)).discount())
                .isEqualTo(discount);
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "4, 100", "5, 200", "8, 200", "9, 300", "10, 400"})
    void lastRepetition_givesWhatItHas(int quantity, long discount) {
        var cart = cart("USD", line("A", quantity, 100));

        assertThat(priced(cart, aPromotion().forEvery(3).freeItems(2)).discount())
                .isEqualTo(discount);
    }

    @Test
    void forEveryQuantity_eachFreeUnitFollowsItsBoughtOnes() {
        var cart = cart("USD", line("A", 1, 600), line("B", 1, 500), line("C", 2, 400), line("D", 3, 100));

        var share = share(cart, aPromotion().forEvery(1).freeItems(1));

        assertThat(share.byLine()).containsExactly(0, 500, 400, 100);
        assertThat(share.units()).isEqualTo(3);
    }

    @Test
    void atLeastAmount_theFewestDearestUnitsAreBought() {
        var promotion = aPromotion().forAtLeast("9.00").freeItems(1);

        assertThat(share(cart("USD", line("A", 3, 200), line("B", 2, 500)), promotion)
                        .byLine())
                .containsExactly(200, 0);
        assertThat(share(cart("USD", line("A", 3, 200), line("B", 1, 900)), promotion)
                        .byLine())
                .containsExactly(200, 0);
        assertThat(share(cart("USD", line("A", 6, 200)), promotion).byLine()).containsExactly(200);
        assertThat(share(cart("USD", line("A", 5, 225)), promotion).byLine()).containsExactly(225);
        assertThat(refusal(cart("USD", line("A", 5, 200)), promotion).detail())
                .isEqualTo("Add 1 more of the promotion's items: it is free.");
        assertThat(refusal(cart("USD", line("A", 4, 200)), promotion).detail())
                .isEqualTo("Add the promotion's items for 1.00 USD more.");
    }

    @Test
    void unitLimit_leavesTheDearestFreeUnits() {
        var cart = cart("USD", line("A", 2, 400), line("B", 2, 300), line("C", 2, 200));

        var share = share(cart, aPromotion().forEvery(1).freeItems(1).maxUnits(2));

        assertThat(share.byLine()).containsExactly(400, 300, 0);
    }

    @Test
    void boughtItemsAlone_areToldWhatToAdd() {
        var cart = cart("USD", line("A", 2, 100));

        assertThat(refusal(cart, aPromotion().forAtLeast(2).freeItems(1)))
                .isEqualTo(
                        Refusal.of(ProblemType.CART_NOT_ELIGIBLE, "Add 1 more of the promotion's items: it is free."));
        assertThat(refusal(cart, aPromotion().forEvery(2).freeItems(3)).detail())
                .isEqualTo("Add up to 3 more of the promotion's items: they are free.");
        assertThat(refusal(cart, aPromotion().forAtLeast(3).freeItems(1)).detail())
                .isEqualTo("Add 1 more of the promotion's items.");
        assertThat(refusal(cart, aPromotion().freeItems(1).onAdditionalItem("GIFT"))
                        .detail())
                .isEqualTo("Add the item GIFT: the promotion is on it.");
    }

    @ParameterizedTest
    @CsvSource({"1, 400", "2, 800", "3, 800"})
    void additionalItem_isFreeAsOftenAsTheCartHasIt(int gifts, long discount) {
        var cart = cart("USD", line("A", 7, 1000), line("GIFT", gifts, 400));

        var quote = priced(
                cart, aPromotion().on(ItemSelection.Kind.SKUS, "A").freeItems(2).onAdditionalItem("GIFT"));

        assertThat(quote.discount()).isEqualTo(discount);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 400", "3, 400", "4, 800", "9, 1600"})
    void additionalItem_forEveryQuantity_isFreeForEach(int quantity, long discount) {
        var cart = cart("USD", line("A", quantity, 1000), line("GIFT", 9, 400));

        var quote = priced(cart, aPromotion().freeItems(1).forEvery(2).onAdditionalItem("GIFT"));

        assertThat(quote.discount()).isEqualTo(discount);
    }

    @Test
    void additionalItem_unitLimitCapsTheFreeOnes() {
        var cart = cart("USD", line("A", 9, 1000), line("GIFT", 9, 400));

        var promotion = aPromotion().freeItems(1).forEvery(1).onAdditionalItem("GIFT");

        assertThat(share(cart, promotion.maxUnits(3)).units()).isEqualTo(3);
    }

    @Test
    void priceOfNothing_hasNoEffect() {
        var quote = priced(cart("USD", line("A", 2, 0)), aPromotion().freeItems(1));

        assertThat(quote.outcomes()).containsEntry(0, CodeOutcome.NO_EFFECT);
    }

    @Test
    void largestCart_isCountedExactly() {
        var cart = cart("USD", line("A", 100_000, 5), line("B", 100_000, 7));

        var share = share(cart, aPromotion().forEvery(1).freeItems(1));

        assertThat(share.byLine()).containsExactly(250_000, 350_000);
        assertThat(share.units()).isEqualTo(100_000);
    }
}
