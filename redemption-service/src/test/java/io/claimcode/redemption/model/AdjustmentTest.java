package io.claimcode.redemption.model;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.redemption.model.Adjustment.Fault;
import io.claimcode.redemption.model.Adjustment.Fault.Reason;
import io.claimcode.redemption.model.Adjustment.Part;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.model.Carts.cart;
import static io.claimcode.redemption.model.Carts.code;
import static io.claimcode.redemption.model.Carts.line;
import static io.claimcode.redemption.model.Carts.priced;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

class AdjustmentTest {
    private static final UUID PROMOTION = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Redemption twentyPercent = redemption(priced(
            cart("USD", 499, line("A", 3, 1999), line("B", 1, 500)),
            aPromotion().withId(PROMOTION).percent("20")));

    @Test
    void partOfALine_givesBackItsPortionRoundedHalfUp() {
        var adjustment = adjusted(twentyPercent, List.of(), part("A", 1));

        assertThat(twentyPercent.lines().getFirst().discount()).isEqualTo("11.99");
        assertThat(adjustment.lines()).containsExactly(new Adjustment.Line("A", 1, 1199 - 799));
        assertThat(adjustment.shares()).containsExactly(new Adjustment.Share(PROMOTION, 400, 1999, 1));
        assertThat(adjustment.discount()).isEqualTo(400);
        assertThat(adjustment.currency().getCurrencyCode()).isEqualTo("USD");
    }

    @Test
    void furtherParts_giveBackTheRest() {
        var second = adjusted(twentyPercent, List.of(part("A", 1)), part("A", 1));
        var third = adjusted(twentyPercent, List.of(part("A", 1), part("A", 1)), part("A", 1));

        assertThat(second.discount()).isEqualTo(799 - 400);
        assertThat(third.discount()).isEqualTo(400);
    }

    @Test
    void severalLines_areAddedUpForEachPromotion() {
        var adjustment = adjusted(twentyPercent, List.of(), part("B", 1), part("A", 3));

        assertThat(adjustment.lines())
                .containsExactly(new Adjustment.Line("B", 1, 100), new Adjustment.Line("A", 3, 1199));
        assertThat(adjustment.shares()).containsExactly(new Adjustment.Share(PROMOTION, 1299, 3 * 1999 + 500, 4));
    }

    @Test
    void discountOnShipping_stays() {
        var redemption = redemption(
                priced(cart("USD", 499, line("A", 1, 1000)), aPromotion().freeShipping()));

        var adjustment = adjusted(redemption, List.of(), part("A", 1));

        assertThat(redemption.shippingDiscount()).isEqualTo("4.99");
        assertThat(adjustment.lines()).containsExactly(new Adjustment.Line("A", 1, 0));
        assertThat(adjustment.shares()).isEmpty();
    }

    @Test
    void promotionOnOtherLines_givesBackNothing() {
        var redemption = redemption(priced(
                cart("USD", line("A", 1, 1000), line("B", 1, 1000)),
                code(0, aPromotion().withId(PROMOTION).on(ItemSelection.Kind.SKUS, "A")),
                code(1, aPromotion().withId(OTHER).unrestricted().on(ItemSelection.Kind.SKUS, "B"))));

        assertThat(adjusted(redemption, List.of(), part("B", 1)).shares())
                .containsExactly(new Adjustment.Share(OTHER, 200, 1000, 1));
    }

    @Test
    void fewDiscountedUnits_countAsSpreadOverTheLine() {
        var redemption = redemption(priced(
                cart("USD", line("A", 10, 1000)),
                aPromotion().withId(PROMOTION).percent("50").maxUnits(3)));

        assertThat(adjusted(redemption, List.of(), part("A", 5)).shares())
                .containsExactly(new Adjustment.Share(PROMOTION, 750, 1000, 1));
        assertThat(adjusted(redemption, List.of(part("A", 5)), part("A", 5)).shares())
                .containsExactly(new Adjustment.Share(PROMOTION, 750, 2000, 2));
    }

    @Test
    void freeUnits_countAsSpreadOverTheLine() {
        var redemption = redemption(priced(
                cart("USD", line("A", 2, 1000)), aPromotion().withId(PROMOTION).freeItems(1)));

        assertThat(adjusted(redemption, List.of(), part("A", 1)).shares())
                .containsExactly(new Adjustment.Share(PROMOTION, 500, 0, 0));
        assertThat(adjusted(redemption, List.of(part("A", 1)), part("A", 1)).shares())
                .containsExactly(new Adjustment.Share(PROMOTION, 500, 1000, 1));
    }

    @Test
    void smallDiscountsOnOneLine_areNeverGivenBackNegatively() {
        var redemption = redemption(priced(
                cart("USD", line("A", 5, 10)),
                code(0, aPromotion().withId(PROMOTION).amountOff("0.01").createdAt(Carts.NOW.minusSeconds(1))),
                code(1, aPromotion().withId(OTHER).amountOff("0.03").unrestricted())));

        var discounts = new long[5][];
        for (int returned = 0; returned < 5; returned++) {
            var earlier = returned == 0 ? List.<Part>of() : List.of(part("A", returned));
            discounts[returned] = adjusted(redemption, earlier, part("A", 1)).shares().stream()
                    .mapToLong(Adjustment.Share::discount)
                    .toArray();
        }

        assertThat(Arrays.stream(discounts).flatMapToLong(Arrays::stream))
                .allSatisfy(discount -> assertThat(discount).isNotNegative());
        assertThat(Arrays.stream(discounts).flatMapToLong(Arrays::stream).sum()).isEqualTo(4);
    }

    @Test
    void sumsLongerThanAnyPrice_areReadBack() {
        var redemption = redemption(priced(
                cart("JPY", line("A", 1000, 999_999_999)),
                aPromotion().inCurrency("JPY").percent("50")));

        assertThat(adjusted(redemption, List.of(), part("A", 1000)).discount()).isEqualTo(499_999_999_500L);
    }

    @Test
    void wrongParts_areAllNamed() {
        var outcome = Adjustment.of(
                twentyPercent,
                List.of(part("A", 2)),
                List.of(part("A", 2), part("Z", 1), part("B", 0), part("B", 1), part("A", 1)));

        assertThat(outcome)
                .isEqualTo(new Adjustment.Outcome.Refused(List.of(
                        new Fault(0, Reason.TOO_MANY, "Only 1 of the line's units remain."),
                        new Fault(1, Reason.UNKNOWN_LINE, "The order has no such line."),
                        new Fault(2, Reason.TOO_FEW, "At least 1."),
                        new Fault(3, Reason.REPEATED_LINE, "The same line stands here twice."),
                        new Fault(4, Reason.REPEATED_LINE, "The same line stands here twice."))));
    }

    @Test
    void lineThatWentBack_hasNoUnitsLeft() {
        var outcome = Adjustment.of(twentyPercent, List.of(part("A", 3)), List.of(part("A", 1)));

        assertThat(outcome)
                .isEqualTo(new Adjustment.Outcome.Refused(
                        List.of(new Fault(0, Reason.TOO_MANY, "Only 0 of the line's units remain."))));
    }

    private static Part part(String lineId, int quantity) {
        return new Part(lineId, quantity);
    }

    private static Redemption redemption(Quote quote) {
        return Redemption.of(new UUID(0, 9), quote, Carts.NOW);
    }

    private static Adjustment adjusted(Redemption redemption, List<Part> earlier, Part... parts) {
        return ((Adjustment.Outcome.Adjusted) Adjustment.of(redemption, earlier, List.of(parts))).adjustment();
    }
}
