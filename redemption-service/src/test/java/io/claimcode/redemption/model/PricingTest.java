package io.claimcode.redemption.model;

import java.util.List;
import java.util.Map;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.contracts.problem.ProblemType;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.model.Carts.NOW;
import static io.claimcode.redemption.model.Carts.cart;
import static io.claimcode.redemption.model.Carts.code;
import static io.claimcode.redemption.model.Carts.groupCode;
import static io.claimcode.redemption.model.Carts.line;
import static io.claimcode.redemption.model.Carts.priced;
import static io.claimcode.redemption.model.Carts.refusal;
import static io.claimcode.redemption.model.Carts.share;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

/** Which promotions count on a cart, and on what of it. */
class PricingTest {
    @Test
    void selections_chooseBySkuBrandAndCategory() {
        var items = cart("USD", line("A", 1, 1000), line("B", 1, 2000));

        assertThat(share(items, aPromotion().on(ItemSelection.Kind.SKUS, "A")).byLine())
                .containsExactly(200, 0);
        assertThat(share(items, aPromotion().on(ItemSelection.Kind.BRANDS, "brand-B"))
                        .byLine())
                .containsExactly(0, 400);
        assertThat(share(items, aPromotion().on(ItemSelection.Kind.CATEGORIES, "category-A"))
                        .byLine())
                .containsExactly(200, 0);
        assertThat(share(items, aPromotion().except("A")).byLine()).containsExactly(0, 400);
    }

    @Test
    void otherSellersItems_areLeftAlone() {
        var cart = cart("USD", line("dear", "s-2", "A", 9, 90_000), line("own", "s-1", "A", 2, 500));

        assertThat(share(cart, aPromotion()).byLine()).containsExactly(0, 200);
        assertThat(share(cart, aPromotion().amountOff("3.00")).byLine()).containsExactly(0, 300);
        assertThat(share(cart, aPromotion().freeItems(1)).byLine()).containsExactly(0, 500);
        assertThat(refusal(cart, aPromotion().forAtLeast(3)).type()).isEqualTo(ProblemType.CART_NOT_ELIGIBLE);
    }

    @Test
    void otherSellersItemsAlone_areNotEligible() {
        var cart = cart("USD", line("1", "s-2", "A", 1, 1000));

        assertThat(refusal(cart, aPromotion()))
                .isEqualTo(Refusal.of(ProblemType.CART_NOT_ELIGIBLE, "The cart has none of the promotion's items."));
    }

    @Test
    void lineWithoutSeller_isThePromotionsSellers() {
        var cart = cart("USD", line("1", null, "A", 1, 1000));

        assertThat(priced(cart, aPromotion().of("s-9")).discount()).isEqualTo(200);
    }

    @Test
    void state_refusesWithItsOwnProblem() {
        var cart = cart("USD", line("A", 1, 1000));

        assertThat(refusal(cart, aPromotion().in(PromotionState.Status.PAUSED)).type())
                .isEqualTo(ProblemType.PROMOTION_PAUSED);
        assertThat(refusal(cart, aPromotion().in(PromotionState.Status.ENDED)).type())
                .isEqualTo(ProblemType.PROMOTION_ENDED);
        assertThat(refusal(cart, aPromotion().in(PromotionState.Status.CANCELLED))
                        .type())
                .isEqualTo(ProblemType.PROMOTION_ENDED);
        assertThat(refusal(cart, aPromotion().starting(NOW.plusNanos(1000))).type())
                .isEqualTo(ProblemType.PROMOTION_NOT_STARTED);
        assertThat(refusal(cart, aPromotion().ending(NOW)).type()).isEqualTo(ProblemType.PROMOTION_ENDED);
        assertThat(refusal(cart, aPromotion().inCurrency("EUR")).type()).isEqualTo(ProblemType.CURRENCY_MISMATCH);
    }

    @Test
    void schedule_countsFromItsFirstToBeforeItsLastInstant() {
        var cart = cart("USD", line("A", 1, 1000));

        var quote = priced(cart, aPromotion().starting(NOW).ending(NOW.plusNanos(1)));

        assertThat(quote.refusals()).isEmpty();
        assertThat(quote.discount()).isEqualTo(200);
    }

    @Test
    void conditions_areToldWithWhatIsMissing() {
        var cart = cart("USD", line("A", 2, 1000));

        assertThat(refusal(cart, aPromotion().forAtLeast(5)))
                .isEqualTo(Refusal.of(ProblemType.CART_NOT_ELIGIBLE, "Add 3 more of the promotion's items."));
        assertThat(refusal(cart, aPromotion().forEvery(3)).detail()).isEqualTo("Add 1 more of the promotion's items.");
        assertThat(refusal(cart, aPromotion().forAtLeast("20.01")).detail())
                .isEqualTo("Add the promotion's items for 0.01 USD more.");
        assertThat(priced(cart, aPromotion().forAtLeast("20.00")).discount()).isEqualTo(400);
        assertThat(priced(cart, aPromotion().forAtLeast(2)).discount()).isEqualTo(400);
    }

    @Test
    void codesThatCantBeUsed_areNamedAndTheOthersPricedWithoutThem() {
        var quote = priced(
                cart("USD", line("A", 1, 1000)),
                code(0, aPromotion().inCurrency("EUR")),
                code(1, aPromotion().in(PromotionState.Status.ENDED)),
                code(2, aPromotion()));

        assertThat(Refusal.ofCodes(quote.refusals()).type()).isEqualTo(ProblemType.PROMOTION_ENDED);
        assertThat(Refusal.ofCodes(quote.refusals()).byCode())
                .containsOnly(Map.entry(0, ProblemType.CURRENCY_MISMATCH), Map.entry(1, ProblemType.PROMOTION_ENDED));
        assertThat(quote.outcomes()).containsOnly(Map.entry(2, CodeOutcome.APPLIED));
        assertThat(quote.discount()).isEqualTo(200);
    }

    @Test
    void promotionWithoutCode_appliesByItself() {
        var promotion = aPromotion().withoutCode().terms();

        var quote = Pricing.price(cart("USD", line("A", 1, 1000)), List.of(), List.of(promotion, promotion), NOW);

        assertThat(quote.discount()).isEqualTo(200);
        assertThat(quote.shares()).hasSize(1);
        assertThat(quote.shares().getFirst().terms()).isEqualTo(promotion);
        assertThat(quote.shares().getFirst().code()).isNull();
        assertThat(quote.applied()).isEmpty();
        assertThat(quote.outcomes()).isEmpty();
    }

    @Test
    void promotionsWithoutCode_thatDontCount_areSkippedSilently() {
        var automatic = List.of(
                aPromotion().withoutCode().in(PromotionState.Status.PAUSED).terms(),
                aPromotion().withoutCode().starting(NOW.plusNanos(1)).terms(),
                aPromotion().withoutCode().ending(NOW).terms(),
                aPromotion().withoutCode().inCurrency("EUR").terms(),
                aPromotion().withoutCode().of("s-2").terms(),
                aPromotion().withoutCode().forAtLeast(2).terms(),
                aPromotion().withoutCode().freeShipping().terms());

        var quote = Pricing.price(cart("USD", line("A", 1, 1000)), List.of(), automatic, NOW);

        assertThat(quote.shares()).isEmpty();
        assertThat(quote.refusals()).isEmpty();
        assertThat(quote.total()).isEqualTo(1000);
    }

    @Test
    void groupCode_isPricedLikeAnyOther() {
        var quote = priced(
                cart("USD", line("A", 1, 1000)),
                code(0, aPromotion().percent("10")),
                groupCode(1, aPromotion().percent("30")));

        assertThat(quote.outcomes())
                .containsOnly(Map.entry(0, CodeOutcome.PREFERENTIAL_OUTBID), Map.entry(1, CodeOutcome.APPLIED));
        assertThat(quote.applied()).extracting(CodeInCart::position).containsExactly(1);
        assertThat(quote.discount()).isEqualTo(300);
    }
}
