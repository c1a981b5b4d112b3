package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A redemption as the ledger keeps it and every answer tells it. It holds no code: a code is echoed only to a request
 * that carried it. Amounts are decimals in the redemption's currency.
 */
public record Redemption(
        UUID redemptionId,
        String orderId,
        @Nullable String reference,
        Instant redeemedAt,
        String currency,
        String discount,
        String total,
        String shippingDiscount,
        List<Line> lines,
        List<Code> codes,
        List<PromotionShare> promotions) {

    /** What was taken off a line, and by which promotions. */
    public record Line(String lineId, String sku, String discount, List<PromotionShare> promotions) {}

    /** What a promotion took off. */
    public record PromotionShare(UUID promotionId, String discount) {}

    /**
     * A code of the request.
     *
     * @param codeId batch number and serial
     * @param outcome {@code APPLIED} or {@code NOT_APPLIED}
     * @param reason why it was not applied
     * @param message what the seller tells the buyer
     */
    public record Code(
            String codeId,
            UUID promotionId,
            String trackingId,
            String outcome,
            @Nullable String reason,
            String discount,
            @Nullable String message) {}

    /** The redemption of a priced cart. */
    public static Redemption of(UUID redemptionId, Quote quote, Instant redeemedAt) {
        var cart = quote.cart();
        var currency = cart.currency();
        return new Redemption(
                redemptionId,
                cart.orderId(),
                cart.reference(),
                redeemedAt,
                currency.getCurrencyCode(),
                Amount.format(quote.discount(), currency),
                Amount.format(quote.total(), currency),
                Amount.format(0, currency),
                lines(quote),
                codes(quote),
                quote.shares().stream()
                        .map(share -> new PromotionShare(
                                share.code().terms().promotionId(), Amount.format(share.total(), currency)))
                        .toList());
    }

    private static List<Line> lines(Quote quote) {
        var cart = quote.cart();
        var lines = new ArrayList<Line>();
        for (int i = 0; i < cart.lines().size(); i++) {
            long discount = 0;
            var promotions = new ArrayList<PromotionShare>();
            for (var share : quote.shares()) {
                if (share.byLine()[i] > 0) {
                    discount += share.byLine()[i];
                    promotions.add(new PromotionShare(
                            share.code().terms().promotionId(), Amount.format(share.byLine()[i], cart.currency())));
                }
            }
            var line = cart.lines().get(i);
            lines.add(new Line(
                    line.lineId(), line.sku(), Amount.format(discount, cart.currency()), List.copyOf(promotions)));
        }
        return lines;
    }

    private static List<Code> codes(Quote quote) {
        return quote.codes().stream()
                .sorted(Comparator.comparingInt(CodeInCart::position))
                .map(code -> code(quote, code))
                .toList();
    }

    private static Code code(Quote quote, CodeInCart code) {
        var outcome = quote.outcomes().getOrDefault(code.position(), CodeOutcome.NO_EFFECT);
        boolean applied = outcome == CodeOutcome.APPLIED;
        long discount = quote.shares().stream()
                .filter(share -> share.code().equals(code))
                .mapToLong(Quote.Share::total)
                .sum();
        var state = code.terms().state();
        return new Code(
                code.entry().codeId(),
                state.promotionId(),
                state.trackingId(),
                applied ? "APPLIED" : "NOT_APPLIED",
                applied ? null : outcome.name(),
                Amount.format(discount, quote.cart().currency()),
                applied ? state.checkoutDisplayText() : null);
    }
}
