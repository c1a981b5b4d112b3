package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.contracts.redis.CodeEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.claimcode.redemption.model.Carts.cart;
import static io.claimcode.redemption.model.Carts.code;
import static io.claimcode.redemption.model.Carts.line;
import static io.claimcode.redemption.model.Carts.priced;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

class PricingTest {
    private static final Instant NOW = Carts.NOW;

    @Test
    void percentOff_countsEveryQualifyingUnit() {
        var quote = price(cart("USD", line("SKU-1", 2, 1999), line("SKU-2", 1, 500)), aPromotion());

        assertThat(quote.discount()).isEqualTo(900);
        assertThat(quote.total()).isEqualTo(4498 - 900);
        assertThat(share(quote).byLine()).containsExactly(800, 100);
    }

    @ParameterizedTest
    @CsvSource({"33, 10, 3", "5, 10, 1", "4, 10, 0", "15, 50, 8", "999, 12.5, 125", "1, 99, 1", "10, 0.05, 0"})
    void exactSum_isRoundedHalfUpOnce(long price, String percent, long discount) {
        assertThat(decide(
                        cart("JPY", line("SKU-1", 1, price)),
                        aPromotion().inCurrency("JPY").percent(percent)))
                .isInstanceOfSatisfying(
                        Decision.Priced.class,
                        priced -> assertThat(priced.quote().discount()).isEqualTo(discount));
    }

    @Test
    void sum_isSpreadByLargestRemainderThenOrder() {
        var quote = price(
                cart("JPY", line("A", 1, 5), line("B", 1, 7), line("C", 1, 5)),
                aPromotion().inCurrency("JPY").percent("10"));

        assertThat(share(quote).byLine()).containsExactly(1, 1, 0);
    }

    @Test
    void unitLimit_takesTheDearestUnits() {
        var quote = price(
                cart("USD", line("A", 5, 100), line("B", 2, 1000), line("C", 1, 500)),
                aPromotion().percent("50").maxUnits(3));

        assertThat(share(quote).byLine()).containsExactly(0, 1000, 250);
        assertThat(share(quote).units()).isEqualTo(3);
        assertThat(share(quote).revenue()).isEqualTo(2500);
    }

    @Test
    void tiers_highestReachedCountsForAllUnits() {
        var tiered = aPromotion().percent("5").tier(5, "10").tier(10, "20");

        assertThat(price(cart("USD", line("A", 4, 100)), tiered).discount()).isEqualTo(20);
        assertThat(price(cart("USD", line("A", 5, 100)), tiered).discount()).isEqualTo(50);
        assertThat(price(cart("USD", line("A", 12, 100)), tiered).discount()).isEqualTo(240);
    }

    @Test
    void forEveryQuantity_leavesTheRestAtFullPrice() {
        var quote = price(
                cart("USD", line("A", 5, 100), line("B", 2, 300)),
                aPromotion().percent("50").forEvery(3));

        assertThat(share(quote).units()).isEqualTo(6);
        assertThat(share(quote).byLine()).containsExactly(200, 300);
    }

    @Test
    void additionalItem_isDiscountedAlone() {
        var quote = price(
                cart("USD", line("A", 2, 1000), line("GIFT", 1, 400)),
                aPromotion().on(ItemSelection.Kind.SKUS, "A").percent("50").onAdditionalItem("GIFT"));

        assertThat(share(quote).byLine()).containsExactly(0, 200);
    }

    @Test
    void selections_chooseBySkuBrandAndCategory() {
        var items = cart("USD", line("A", 1, 1000), line("B", 1, 2000));

        assertThat(price(items, aPromotion().on(ItemSelection.Kind.SKUS, "A")).discount())
                .isEqualTo(200);
        assertThat(price(items, aPromotion().on(ItemSelection.Kind.BRANDS, "brand-B"))
                        .discount())
                .isEqualTo(400);
        assertThat(price(items, aPromotion().on(ItemSelection.Kind.CATEGORIES, "category-A"))
                        .discount())
                .isEqualTo(200);
        assertThat(price(items, aPromotion().except("A")).discount()).isEqualTo(400);
    }

    @Test
    void otherSellersItems_areLeftAlone() {
        var line = new Cart.Line("1", "s-2", "A", 1, 1000, null, null);

        assertThat(refusal(cart("USD", line), aPromotion())).isEqualTo(ProblemType.CART_NOT_ELIGIBLE);
    }

    @Test
    void preferential_theOneWorthMostInMoneyApplies() {
        var ten = code(0, aPromotion().percent("10"));
        var twentyOnCheap = code(1, aPromotion().percent("20").on(ItemSelection.Kind.SKUS, "CHEAP"));

        var quote = priced(cart("USD", line("CHEAP", 1, 100), line("DEAR", 1, 10_000)), ten, twentyOnCheap);

        assertThat(quote.outcomes())
                .containsEntry(0, CodeOutcome.APPLIED)
                .containsEntry(1, CodeOutcome.PREFERENTIAL_OUTBID);
        assertThat(quote.discount()).isEqualTo(1010);
    }

    @Test
    void preferential_tieGoesToTheEarlierPromotion() {
        var later = code(0, aPromotion().createdAt(NOW));
        var earlier = code(1, aPromotion().createdAt(NOW.minusSeconds(1)));

        var quote = priced(cart("USD", line("A", 1, 100)), later, earlier);

        assertThat(quote.outcomes()).containsEntry(1, CodeOutcome.APPLIED);
    }

    @Test
    void unrestricted_allApplyBesideOnePreferential_andAreAddedNotCompounded() {
        var quote = priced(
                cart("USD", line("A", 1, 10_000)),
                code(0, aPromotion().percent("10").unrestricted()),
                code(1, aPromotion().percent("5").unrestricted()),
                code(2, aPromotion().percent("15")));

        assertThat(quote.discount()).isEqualTo(3000);
    }

    @Test
    void eachSeller_hasAPreferentialOfItsOwn() {
        var quote = priced(
                cart("USD", line("A", 1, 1000), new Cart.Line("x", "s-2", "B", 1, 1000, null, null)),
                code(0, aPromotion().percent("10")),
                code(1, aPromotion().percent("50").of("s-2")));

        assertThat(quote.outcomes().values()).containsOnly(CodeOutcome.APPLIED);
        assertThat(quote.discount()).isEqualTo(600);
    }

    @Test
    void line_neverGoesBelowZero() {
        var quote = priced(
                cart("USD", line("A", 1, 1000)),
                code(0, aPromotion().percent("60").unrestricted().createdAt(NOW)),
                code(1, aPromotion().percent("60").unrestricted().createdAt(NOW.minusSeconds(9))),
                code(2, aPromotion().percent("50").unrestricted().createdAt(NOW.plusSeconds(9))));

        assertThat(quote.discount()).isEqualTo(1000);
        assertThat(quote.shares().get(0).total()).isEqualTo(600);
        assertThat(quote.shares().get(1).total()).isEqualTo(400);
        assertThat(quote.outcomes()).containsEntry(2, CodeOutcome.NO_EFFECT);
    }

    @Test
    void twoCodesOfOnePromotion_oneApplies() {
        var terms = aPromotion().terms();
        var first = new CodeInCart(0, new CodeEntry(1, 7, 2), UUID.randomUUID(), terms);
        var second = new CodeInCart(1, new CodeEntry(1, 7, 1), UUID.randomUUID(), terms);

        var quote = priced(cart("USD", line("A", 1, 1000)), first, second);

        assertThat(quote.outcomes()).containsEntry(1, CodeOutcome.APPLIED).containsEntry(0, CodeOutcome.SAME_PROMOTION);
        assertThat(quote.discount()).isEqualTo(200);
    }

    @Test
    void state_refusesWithItsOwnProblem() {
        var cart = cart("USD", line("A", 1, 1000));

        assertThat(refusal(cart, aPromotion().in(PromotionState.Status.PAUSED)))
                .isEqualTo(ProblemType.PROMOTION_PAUSED);
        assertThat(refusal(cart, aPromotion().in(PromotionState.Status.ENDED))).isEqualTo(ProblemType.PROMOTION_ENDED);
        assertThat(refusal(cart, aPromotion().in(PromotionState.Status.CANCELLED)))
                .isEqualTo(ProblemType.PROMOTION_ENDED);
        assertThat(refusal(cart, aPromotion().starting(NOW.plusNanos(1000))))
                .isEqualTo(ProblemType.PROMOTION_NOT_STARTED);
        assertThat(refusal(cart, aPromotion().ending(NOW))).isEqualTo(ProblemType.PROMOTION_ENDED);
        assertThat(refusal(cart, aPromotion().inCurrency("EUR"))).isEqualTo(ProblemType.CURRENCY_MISMATCH);
        assertThat(refusal(cart, aPromotion().forAtLeast(2))).isEqualTo(ProblemType.CART_NOT_ELIGIBLE);
        assertThat(refusal(cart, aPromotion().forAtLeast("10.01"))).isEqualTo(ProblemType.CART_NOT_ELIGIBLE);
    }

    @Test
    void schedule_countsFromItsFirstToBeforeItsLastInstant() {
        var cart = cart("USD", line("A", 1, 1000));

        assertThat(decide(cart, aPromotion().starting(NOW).ending(NOW.plusNanos(1))))
                .isInstanceOf(Decision.Priced.class);
    }

    @Test
    void severalRefusals_theFirstInPrecedenceSpeaks() {
        var decision = Pricing.decide(
                cart("USD", line("A", 1, 1000)),
                List.of(
                        code(0, aPromotion().inCurrency("EUR")),
                        code(1, aPromotion().in(PromotionState.Status.ENDED)),
                        code(2, aPromotion())),
                NOW);

        assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.refusal().type()).isEqualTo(ProblemType.PROMOTION_ENDED);
            assertThat(refused.refusal().byCode())
                    .containsOnly(
                            Map.entry(0, ProblemType.CURRENCY_MISMATCH), Map.entry(1, ProblemType.PROMOTION_ENDED));
        });
    }

    private static Quote price(Cart cart, Promotions promotion) {
        return priced(cart, code(0, promotion));
    }

    private static Decision decide(Cart cart, Promotions promotion) {
        return Pricing.decide(cart, List.of(code(0, promotion)), NOW);
    }

    private static ProblemType refusal(Cart cart, Promotions promotion) {
        return ((Decision.Refused) decide(cart, promotion)).refusal().type();
    }

    private static Quote.Share share(Quote quote) {
        return quote.shares().getFirst();
    }
}
