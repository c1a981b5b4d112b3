package io.claimcode.redemption.model;

import java.util.List;
import java.util.UUID;

import io.claimcode.contracts.event.PromotionState;
import org.junit.jupiter.api.Test;

import static io.claimcode.redemption.model.Carts.NOW;
import static io.claimcode.redemption.model.Carts.cart;
import static io.claimcode.redemption.model.Carts.code;
import static io.claimcode.redemption.model.Carts.groupCode;
import static io.claimcode.redemption.model.Carts.line;
import static io.claimcode.redemption.model.Carts.priced;
import static io.claimcode.redemption.model.Promotions.aPromotion;
import static org.assertj.core.api.Assertions.assertThat;

class RedemptionTest {
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    @Test
    void redemption_keepsWhatAdjustmentsNeed() {
        var quote = Pricing.price(
                cart("USD", 499, line("A", 3, 1000), line("B", 1, 500)),
                List.of(code(0, aPromotion().withId(FIRST).percent("10").maxUnits(2))),
                List.of(aPromotion().withId(SECOND).freeShipping().withoutCode().terms()),
                NOW);

        var redemption = Redemption.of(new UUID(0, 9), quote, NOW);

        assertThat(redemption.discount()).isEqualTo("2.00");
        assertThat(redemption.shippingDiscount()).isEqualTo("4.99");
        assertThat(redemption.total()).isEqualTo("33.00");
        assertThat(redemption.lines())
                .containsExactly(
                        new Redemption.Line(
                                "A", "A", 3, "10.00", "2.00", List.of(new Redemption.LineShare(FIRST, "2.00", 2))),
                        new Redemption.Line("B", "B", 1, "5.00", "0.00", List.of()));
        assertThat(redemption.promotions())
                .containsExactly(
                        new Redemption.PromotionShare(FIRST, "2.00"), new Redemption.PromotionShare(SECOND, "4.99"));
    }

    @Test
    void codes_areToldWithWhatBecameOfThem() {
        var quote = priced(
                cart("USD", line("A", 1, 1000)),
                code(0, aPromotion().percent("10")),
                code(1, aPromotion().in(PromotionState.Status.PAUSED)),
                groupCode(2, aPromotion().percent("20")));

        var codes = Redemption.of(new UUID(0, 9), quote, NOW).codes();

        assertThat(codes).extracting(Redemption.Code::outcome).containsExactly("NOT_APPLIED", "REJECTED", "APPLIED");
        assertThat(codes).extracting(Redemption.Code::reason).containsExactly("PREFERENTIAL_OUTBID", null, null);
        assertThat(codes).extracting(Redemption.Code::discount).containsExactly("0.00", "0.00", "2.00");
        assertThat(codes).extracting(Redemption.Code::codeId).containsExactly("1-1", "2-1", null);
        assertThat(codes).extracting(Redemption.Code::message).containsExactly(null, null, "on sale");
    }
}
