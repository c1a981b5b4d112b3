package io.claimcode.redemption.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.redis.CodeEntry;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.model.Carts.NOW;
import static io.claimcode.redemption.model.Carts.cart;
import static io.claimcode.redemption.model.Carts.code;
import static io.claimcode.redemption.model.Carts.groupCode;
import static io.claimcode.redemption.model.Carts.line;
import static io.claimcode.redemption.model.Carts.priced;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

/** What several promotions are worth together. The first tests are the worked cases of marketplaces. */
class StackingTest {
    @Test
    void tenOffAndTenPercent_areBothOfTheOriginalPrice() {
        var quote = priced(
                cart("USD", line("A", 1, 100_00)),
                code(0, aPromotion().amountOff("10.00")),
                code(1, aPromotion().percent("10").unrestricted()));

        assertThat(quote.discount()).isEqualTo(20_00);
    }

    @Test
    void fiveAndFifteenPercentOfTenThousandYen_areTwoThousand() {
        var quote = priced(
                cart("JPY", line("A", 1, 10_000)),
                code(0, aPromotion().inCurrency("JPY").percent("5").unrestricted()),
                code(1, aPromotion().inCurrency("JPY").percent("15").unrestricted()));

        assertThat(quote.discount()).isEqualTo(2_000);
        assertThat(quote.total()).isEqualTo(8_000);
    }

    @Test
    void twoPreferential_onDifferentItems_onlyTheOneWorthMoreApplies() {
        var quote = priced(shoesAndHat(), code(0, onShoes("10")), code(1, onHat("20")));

        assertThat(quote.outcomes())
                .containsOnly(Map.entry(0, CodeOutcome.PREFERENTIAL_OUTBID), Map.entry(1, CodeOutcome.APPLIED));
        assertThat(byLine(quote)).containsExactly(0, 10_00);
    }

    @Test
    void preferentialAndUnrestricted_eachDiscountsItsOwnItem() {
        var quote = priced(
                shoesAndHat(), code(0, onShoes("10")), code(1, onHat("20").unrestricted()));

        assertThat(quote.outcomes().values()).containsOnly(CodeOutcome.APPLIED);
        assertThat(byLine(quote)).containsExactly(6_00, 10_00);
    }

    @Test
    void fiftyAndFiftyPercent_areFree() {
        var quote = priced(
                shoesAndHat(),
                code(0, aPromotion().percent("50").unrestricted()),
                code(1, aPromotion().percent("50").unrestricted()));

        assertThat(quote.total()).isZero();
    }

    @Test
    void twentyPercentWithoutCodeAndFiveWith_areAdded() {
        var quote = Pricing.price(
                cart("USD", line("A", 1, 100_00)),
                List.of(code(0, aPromotion().percent("5"))),
                List.of(aPromotion().percent("20").withoutCode().terms()),
                NOW);

        assertThat(quote.discount()).isEqualTo(25_00);
    }

    @Test
    void preferential_theOneWorthMostInMoneyApplies() {
        var ten = code(0, aPromotion().percent("10"));
        var twentyOnCheap = code(1, aPromotion().percent("20").on(ItemSelection.Kind.SKUS, "CHEAP"));

        var quote = priced(cart("USD", line("CHEAP", 1, 100), line("DEAR", 1, 10_000)), ten, twentyOnCheap);

        assertThat(quote.outcomes())
                .containsOnly(Map.entry(0, CodeOutcome.APPLIED), Map.entry(1, CodeOutcome.PREFERENTIAL_OUTBID));
        assertThat(quote.discount()).isEqualTo(1010);
    }

    @Test
    void preferential_tieGoesToTheEarlierPromotionThenById() {
        var cart = cart("USD", line("A", 1, 100));
        var later = aPromotion().createdAt(NOW).withId(new UUID(0, 1));
        var earlier = aPromotion().createdAt(NOW.minusSeconds(1)).withId(new UUID(0, 3));
        var earlierById = aPromotion().createdAt(NOW.minusSeconds(1)).withId(new UUID(0, 2));

        assertThat(priced(cart, code(0, later), code(1, earlier)).outcomes()).containsEntry(1, CodeOutcome.APPLIED);
        assertThat(priced(cart, code(0, earlier), code(1, earlierById), code(2, later))
                        .outcomes())
                .containsEntry(1, CodeOutcome.APPLIED);
    }

    @Test
    void preferential_leavesPromotionsWithoutCodeAlone_whateverTheirCombinability() {
        var quote = Pricing.price(
                cart("USD", line("A", 1, 1000)),
                List.of(code(0, aPromotion().percent("10"))),
                List.of(
                        aPromotion().percent("30").withoutCode().terms(),
                        aPromotion().percent("20").withoutCode().unrestricted().terms()),
                NOW);

        assertThat(quote.outcomes()).containsEntry(0, CodeOutcome.APPLIED);
        assertThat(quote.discount()).isEqualTo(600);
    }

    @Test
    void eachSeller_hasAPreferentialOfItsOwn() {
        var quote = priced(
                cart("USD", line("A", 1, 1000), line("x", "s-2", "B", 1, 1000)),
                code(0, aPromotion().percent("10")),
                code(1, aPromotion().percent("50").of("s-2")));

        assertThat(quote.outcomes().values()).containsOnly(CodeOutcome.APPLIED);
        assertThat(byLine(quote)).containsExactly(100, 500);
    }

    @Test
    void preferential_countsBeforeOlderPromotions() {
        var quote = Pricing.price(
                cart("USD", line("A", 1, 1000)),
                List.of(
                        code(0, aPromotion().percent("60").createdAt(NOW)),
                        code(
                                1,
                                aPromotion()
                                        .percent("30")
                                        .createdAt(NOW.minusSeconds(1))
                                        .unrestricted())),
                List.of(aPromotion()
                        .percent("20")
                        .createdAt(NOW.minusSeconds(2))
                        .withoutCode()
                        .terms()),
                NOW);

        assertThat(quote.shares()).extracting(Quote.Share::total).containsExactly(600L, 200L, 200L);
        assertThat(quote.shares().get(2).code()).isNotNull();
    }

    @Test
    void line_neverGoesBelowZero_andWhatIsLeftWithNothingHasNoEffect() {
        var quote = priced(
                cart("USD", line("A", 1, 1000)),
                code(0, aPromotion().percent("60").unrestricted().createdAt(NOW)),
                code(1, aPromotion().percent("60").unrestricted().createdAt(NOW.minusSeconds(9))),
                code(2, aPromotion().percent("50").unrestricted().createdAt(NOW.plusSeconds(9))));

        assertThat(quote.shares()).extracting(Quote.Share::total).containsExactly(600L, 400L);
        assertThat(quote.shares()).extracting(share -> share.code().position()).containsExactly(1, 0);
        assertThat(quote.outcomes()).containsEntry(2, CodeOutcome.NO_EFFECT);
        assertThat(quote.total()).isZero();
    }

    @Test
    void promotionCutOnOneLine_countsTheUnitsOfTheOthers() {
        var quote = priced(
                cart("USD", line("A", 2, 1000), line("B", 3, 100)),
                code(0, aPromotion().amountOff("20.00").on(ItemSelection.Kind.SKUS, "A")),
                code(1, aPromotion().percent("10").unrestricted()));

        var cut = quote.shares().get(1);
        assertThat(cut.byLine()).containsExactly(0, 30);
        assertThat(cut.unitsByLine()).containsExactly(0, 3);
        assertThat(cut.revenue()).isEqualTo(300);
    }

    @Test
    void twoCodesOfOnePromotion_oneApplies() {
        var terms = aPromotion().terms();
        var second = new CodeInCart(0, new CodeEntry(1, 7, 2), UUID.randomUUID(), terms);
        var first = new CodeInCart(1, new CodeEntry(1, 7, 1), UUID.randomUUID(), terms);
        var otherBatch = new CodeInCart(2, new CodeEntry(1, 8, 0), UUID.randomUUID(), terms);

        var quote = priced(cart("USD", line("A", 1, 1000)), otherBatch, second, first);

        assertThat(quote.outcomes())
                .containsOnly(
                        Map.entry(0, CodeOutcome.SAME_PROMOTION),
                        Map.entry(1, CodeOutcome.APPLIED),
                        Map.entry(2, CodeOutcome.SAME_PROMOTION));
        assertThat(quote.discount()).isEqualTo(200);
    }

    @Test
    void twoCodesOfOneUnrestrictedPromotion_oneApplies() {
        var promotion = aPromotion().unrestricted();

        var quote = priced(cart("USD", line("A", 1, 1000)), groupCode(0, promotion), groupCode(1, promotion));

        assertThat(quote.outcomes().values())
                .containsExactlyInAnyOrder(CodeOutcome.APPLIED, CodeOutcome.SAME_PROMOTION);
        assertThat(quote.discount()).isEqualTo(200);
    }

    private static Cart shoesAndHat() {
        return cart("USD", line("SHOES", 1, 60_00), line("HAT", 1, 50_00));
    }

    private static Promotions onShoes(String percent) {
        return aPromotion().percent(percent).on(ItemSelection.Kind.SKUS, "SHOES");
    }

    private static Promotions onHat(String percent) {
        return aPromotion().percent(percent).on(ItemSelection.Kind.SKUS, "HAT");
    }

    private static long[] byLine(Quote quote) {
        var sums = new long[quote.cart().lines().size()];
        quote.shares().forEach(share -> Arrays.setAll(sums, line -> sums[line] + share.byLine()[line]));
        return sums;
    }
}
