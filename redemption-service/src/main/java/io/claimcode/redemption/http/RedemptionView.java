package io.claimcode.redemption.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.redemption.model.LedgerAnswer;
import io.claimcode.redemption.model.Redemption;
import org.jspecify.annotations.Nullable;

/** A redemption (or, without id, status and time, a quote) as it is told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedemptionView(
        @Nullable UUID redemptionId,
        String orderId,
        @Nullable String reference,
        @Nullable String status,
        @Nullable Instant redeemedAt,
        String currency,
        String discount,
        String total,
        String shippingDiscount,
        List<Redemption.Line> lines,
        List<Code> codes,
        List<Redemption.PromotionShare> promotions) {

    /** A code; {@code code} only in the answer to a request that carried it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Code(
            @Nullable String code,
            String codeId,
            UUID promotionId,
            String trackingId,
            String outcome,
            @Nullable String reason,
            String discount,
            @Nullable String message) {}

    static RedemptionView of(Redemption redemption, List<ClaimCode> codes) {
        return of(redemption, "REDEEMED", codes);
    }

    static RedemptionView of(LedgerAnswer.Recorded recorded) {
        return of(recorded.redemption(), recorded.cancelled() ? "CANCELLED" : "REDEEMED", List.of());
    }

    static RedemptionView ofQuote(Redemption quote, List<ClaimCode> codes) {
        return new RedemptionView(
                null,
                quote.orderId(),
                quote.reference(),
                null,
                null,
                quote.currency(),
                quote.discount(),
                quote.total(),
                quote.shippingDiscount(),
                quote.lines(),
                codes(quote, codes),
                quote.promotions());
    }

    private static RedemptionView of(Redemption redemption, String status, List<ClaimCode> codes) {
        return new RedemptionView(
                redemption.redemptionId(),
                redemption.orderId(),
                redemption.reference(),
                status,
                redemption.redeemedAt(),
                redemption.currency(),
                redemption.discount(),
                redemption.total(),
                redemption.shippingDiscount(),
                redemption.lines(),
                codes(redemption, codes),
                redemption.promotions());
    }

    /** The codes of a redemption stand in the order of its request. */
    private static List<Code> codes(Redemption redemption, List<ClaimCode> codes) {
        var views = new ArrayList<Code>();
        for (int i = 0; i < redemption.codes().size(); i++) {
            var code = redemption.codes().get(i);
            views.add(new Code(
                    codes.isEmpty() ? null : codes.get(i).formatted(),
                    code.codeId(),
                    code.promotionId(),
                    code.trackingId(),
                    code.outcome(),
                    code.reason(),
                    code.discount(),
                    code.message()));
        }
        return views;
    }
}
