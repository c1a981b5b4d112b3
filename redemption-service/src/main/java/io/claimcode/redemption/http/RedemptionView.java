package io.claimcode.redemption.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.redemption.model.Quote;
import io.claimcode.redemption.model.Recorded;
import io.claimcode.redemption.model.Redemption;
import io.claimcode.redemption.model.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A redemption (or, without id, status and time, a quote) as it is told. */
@Schema(name = "Redemption")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RedemptionView(
        @Nullable UUID redemptionId,
        @Nullable String orderId,
        @Nullable String reference,

        @Schema(description = "REDEEMED, RETURNED or CANCELLED") @Nullable
        String status,

        @Nullable Instant redeemedAt,

        @Schema(description = "When it was cancelled or returned") @Nullable
        Instant closedAt,

        @Schema(description = "Why it was cancelled or returned") @Nullable
        String reason,

        @Nullable String currency,
        @Nullable String discount,
        @Nullable String total,
        @Nullable String shippingDiscount,
        @Nullable List<Line> lines,
        @Nullable List<Code> codes,
        @Nullable List<Redemption.PromotionShare> promotions) {

    private static final UUID NO_ID = new UUID(0, 0);

    /** What was taken off a line, and by which promotions. */
    @Schema(name = "RedemptionLine")
    public record Line(String lineId, String sku, String discount, List<Redemption.PromotionShare> promotions) {
        private static Line of(Redemption.Line line) {
            return new Line(
                    line.lineId(),
                    line.sku(),
                    line.discount(),
                    line.promotions().stream()
                            .map(share -> new Redemption.PromotionShare(share.promotionId(), share.discount()))
                            .toList());
        }
    }

    /** A code; {@code code} only in the answer to a request that carried it. */
    @Schema(name = "RedemptionCode")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Code(
            @Nullable String code,

            @Schema(description = "Batch number and serial; a group code has none") @Nullable
            String codeId,

            @Nullable UUID promotionId,
            @Nullable String trackingId,

            @Schema(description = "APPLIED, NOT_APPLIED or, in quotes, REJECTED")
            String outcome,

            @Schema(description = "Why it was not applied: PREFERENTIAL_OUTBID, SAME_PROMOTION or NO_EFFECT") @Nullable
            String reason,

            @Schema(description = "Why it was rejected: a problem type") @Nullable
            String problem,

            @Schema(description = "More about it, in words") @Nullable
            String detail,

            @Nullable String discount,
            @Nullable String message) {

        private static Code of(Redemption.Code code, @Nullable ClaimCode typed) {
            return new Code(
                    typed == null ? null : typed.formatted(),
                    code.codeId(),
                    code.promotionId(),
                    code.trackingId(),
                    code.outcome(),
                    code.reason(),
                    null,
                    null,
                    code.discount(),
                    code.message());
        }

        private static Code rejected(Refusal refusal, ClaimCode typed) {
            return new Code(
                    typed.formatted(),
                    null,
                    null,
                    null,
                    "REJECTED",
                    null,
                    refusal.type().urn(),
                    refusal.detail() == null ? refusal.type().title() : refusal.detail(),
                    null,
                    null);
        }
    }

    /** A redemption as it was made, told to whoever sent its codes. */
    static RedemptionView of(Redemption redemption, List<ClaimCode> codes) {
        return of(redemption, Recorded.Status.REDEEMED.name(), null, null, codes(redemption, codes));
    }

    /** A redemption as it stands. */
    static RedemptionView of(Recorded recorded) {
        var redemption = recorded.redemption();
        var status = recorded.status().name();
        return redemption == null
                ? new RedemptionView(
                        recorded.redemptionId(),
                        null,
                        null,
                        status,
                        null,
                        recorded.closedAt(),
                        recorded.closeReason(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                : of(redemption, status, recorded.closedAt(), recorded.closeReason(), codes(redemption, List.of()));
    }

    /** A quote, told to whoever sent its codes. */
    static RedemptionView ofQuote(Quote quote, Map<Integer, Refusal> refusals, List<ClaimCode> typed) {
        var priced = Redemption.of(NO_ID, quote, Instant.EPOCH);
        var usable = priced.codes().iterator();
        var codes = new ArrayList<Code>();
        for (int position = 0; position < typed.size(); position++) {
            var refusal = refusals.get(position);
            codes.add(
                    refusal == null
                            ? Code.of(usable.next(), typed.get(position))
                            : Code.rejected(refusal, typed.get(position)));
        }
        return of(priced, null, null, null, codes);
    }

    /** A quote that was kept. */
    static RedemptionView ofKeptQuote(Redemption quote, List<ClaimCode> codes) {
        return of(quote, null, null, null, codes(quote, codes));
    }

    private static RedemptionView of(
            Redemption redemption,
            @Nullable String status,
            @Nullable Instant closedAt,
            @Nullable String reason,
            List<Code> codes) {
        return new RedemptionView(
                status == null ? null : redemption.redemptionId(),
                redemption.orderId().isEmpty() ? null : redemption.orderId(),
                redemption.reference(),
                status,
                status == null ? null : redemption.redeemedAt(),
                closedAt,
                reason,
                redemption.currency(),
                redemption.discount(),
                redemption.total(),
                redemption.shippingDiscount(),
                redemption.lines().stream().map(Line::of).toList(),
                codes,
                redemption.promotions());
    }

    /** The codes of a redemption stand in the order of its request. */
    private static List<Code> codes(Redemption redemption, List<ClaimCode> typed) {
        var codes = new ArrayList<Code>();
        for (int i = 0; i < redemption.codes().size(); i++) {
            codes.add(Code.of(redemption.codes().get(i), typed.isEmpty() ? null : typed.get(i)));
        }
        return codes;
    }
}
