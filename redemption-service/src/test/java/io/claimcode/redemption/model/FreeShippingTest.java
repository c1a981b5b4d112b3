package io.claimcode.redemption.model;

import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.model.Carts.cart;
import static io.claimcode.redemption.model.Carts.code;
import static io.claimcode.redemption.model.Carts.line;
import static io.claimcode.redemption.model.Carts.priced;
import static io.claimcode.redemption.model.Carts.refusal;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

class FreeShippingTest {
    @Test
    void shipping_isFreeAndNothingElse() {
        var cart = cart("USD", 499, line("A", 2, 1000), line("x", "s-2", "B", 1, 1000));

        var quote = priced(cart, aPromotion().freeShipping());

        assertThat(quote.shippingDiscount()).isEqualTo(499);
        assertThat(quote.discount()).isZero();
        assertThat(quote.total()).isEqualTo(3000);
        assertThat(quote.shares().getFirst().byLine()).containsExactly(0, 0);
        assertThat(quote.shares().getFirst().units()).isZero();
        assertThat(quote.shares().getFirst().revenue()).isEqualTo(499);
    }

    @Test
    void shippingOfNothing_hasNoEffect() {
        var quote = priced(cart("USD", line("A", 2, 1000)), aPromotion().freeShipping());

        assertThat(quote.outcomes()).containsEntry(0, CodeOutcome.NO_EFFECT);
        assertThat(quote.shares()).isEmpty();
    }

    @Test
    void condition_isThePurchaseNotTheTarget() {
        var cart = cart("USD", 499, line("A", 2, 1000));

        assertThat(refusal(cart, aPromotion().freeShipping().forAtLeast("20.01"))
                        .detail())
                .isEqualTo("Add the promotion's items for 0.01 USD more.");
        assertThat(priced(cart, aPromotion().freeShipping().forEvery(2)).shippingDiscount())
                .isEqualTo(499);
        assertThat(priced(cart, aPromotion().freeShipping().onAdditionalItem("A"))
                        .shippingDiscount())
                .isEqualTo(499);
        assertThat(priced(cart, aPromotion().freeShipping().maxUnits(1)).shippingDiscount())
                .isEqualTo(499);
    }

    @Test
    void shipping_isFreeOnce() {
        var quote = priced(
                cart("USD", 499, line("A", 2, 1000)),
                code(0, aPromotion().freeShipping().createdAt(Carts.NOW).unrestricted()),
                code(
                        1,
                        aPromotion()
                                .freeShipping()
                                .createdAt(Carts.NOW.minusSeconds(1))
                                .unrestricted()));

        assertThat(quote.shippingDiscount()).isEqualTo(499);
        assertThat(quote.outcomes()).containsEntry(1, CodeOutcome.APPLIED).containsEntry(0, CodeOutcome.NO_EFFECT);
    }

    @Test
    void preferential_countsShippingAsMoney() {
        var cart = cart("USD", 499, line("A", 1, 2000));

        var cheaper = priced(
                cart, code(0, aPromotion().freeShipping()), code(1, aPromotion().percent("24")));
        var dearer = priced(
                cart, code(0, aPromotion().freeShipping()), code(1, aPromotion().percent("25")));

        assertThat(cheaper.outcomes()).containsEntry(0, CodeOutcome.APPLIED);
        assertThat(dearer.outcomes()).containsEntry(0, CodeOutcome.PREFERENTIAL_OUTBID);
    }
}
