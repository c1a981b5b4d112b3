package io.claimcode.redemption.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;

import io.claimcode.contracts.problem.ProblemType;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.model.Carts.code;
import static io.claimcode.redemption.model.Carts.priced;
import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any one promotion on any cart. */
class BenefitPropertiesTest {
    /** Of quotients that don't end. */
    private static final BigDecimal NOTHING = new BigDecimal("1e-30");

    @Test
    void anyPromotion_isWorthWhatTheRulesSayUnitByUnit() {
        var priced = new HashMap<String, Integer>();
        Seeds.tryAll(5_000, random -> {
            var draw = new Draw(random);
            var cart = draw.cart();
            var code = code(0, draw.atLeastOrForEvery());

            var quote = priced(cart, code);

            var expected = NaiveBenefit.of(code.terms(), cart);
            if (expected.isEmpty()) {
                assertThat(quote.refusals().get(0).type()).isEqualTo(ProblemType.CART_NOT_ELIGIBLE);
            } else {
                assertThat(quote.refusals()).isEmpty();
                assertThat(quote.discount()).isEqualTo(expected.get().items());
                assertThat(quote.shippingDiscount())
                        .isEqualTo(expected.get().shipping().longValueExact());
                quote.shares().forEach(share -> checkLines(share, cart, expected.get()));
                quote.shares().forEach(share -> priced.merge(kind(code.terms()), 1, Integer::sum));
            }
        });

        assertThat(priced).as("each benefit for each condition on each target").hasSize(3 * (3 * 2 + 1));
        assertThat(priced.values()).allSatisfy(count -> assertThat(count).isGreaterThan(50));
    }

    private static String kind(Terms terms) {
        return terms.buyerPurchases().kind() + " " + terms.buyerGets().kind()
                + (terms.isOnAdditionalItem() ? " ADDITIONAL" : "");
    }

    /** Each line has its exact part, rounded up where the remainder is largest. */
    private static void checkLines(Quote.Share share, Cart cart, NaiveBenefit expected) {
        var down = new ArrayList<BigDecimal>();
        var up = new ArrayList<BigDecimal>();
        long revenue = share.shipping() > 0 ? cart.shipping() : 0;
        for (int line = 0; line < cart.lines().size(); line++) {
            var exact = expected.exact(line);
            var floor = exact.add(NOTHING).setScale(0, RoundingMode.FLOOR);
            var off = BigDecimal.valueOf(share.byLine()[line]);
            assertThat(off).as("line %d", line).isIn(floor, floor.add(BigDecimal.ONE));
            (off.equals(floor) ? down : up).add(exact.subtract(floor));
            int units = off.signum() == 0 ? 0 : expected.units(line);
            assertThat(share.unitsByLine()[line]).as("units of line %d", line).isEqualTo(units);
            revenue += cart.lines().get(line).unitPrice() * units;
        }
        assertThat(share.revenue()).isEqualTo(revenue);
        up.forEach(remainder -> assertThat(down)
                .as("remainders rounded down")
                .allSatisfy(other -> assertThat(other).isLessThanOrEqualTo(remainder.add(NOTHING))));
    }

    @Test
    void anotherItem_neverLowersTheDiscountOfAnAtLeastPromotion() {
        Seeds.tryAll(5_000, random -> {
            var draw = new Draw(random);
            var cart = draw.cart();
            var code = code(0, draw.atLeast());
            var more = Carts.cart(cart.currency(), cart.shipping(), withAnotherItem(cart.lines(), draw, random));

            var before = priced(cart, code);
            var after = priced(more, code);

            assertThat(after.discount() + after.shippingDiscount())
                    .isGreaterThanOrEqualTo(before.discount() + before.shippingDiscount());
        });
    }

    private static List<Cart.Line> withAnotherItem(List<Cart.Line> lines, Draw draw, Random random) {
        var more = new ArrayList<>(lines);
        int place = random.nextInt(lines.size());
        if (random.nextBoolean()) {
            more.add(place, draw.line("another"));
        } else {
            var line = lines.get(place);
            more.set(
                    place, Carts.line(line.lineId(), line.seller(), line.sku(), line.quantity() + 1, line.unitPrice()));
        }
        return List.copyOf(more);
    }
}
