package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    /**
     * What was taken off a line, and by which promotions. Quantity, price and units are kept for adjustments; answers
     * leave them out.
     *
     * @param quantity units bought
     * @param unitPrice the price of each, before the discount
     */
    public record Line(
            String lineId, String sku, int quantity, String unitPrice, String discount, List<LineShare> promotions) {}

    /**
     * What a promotion took off a line.
     *
     * @param units how many of the line's units it discounted
     */
    public record LineShare(UUID promotionId, String discount, int units) {}

    /** What a promotion took off. */
    public record PromotionShare(UUID promotionId, String discount) {}

    /**
     * A code of the request.
     *
     * @param codeId batch number and serial; null for a group code
     * @param outcome {@code APPLIED} or {@code NOT_APPLIED}; in a quote also {@code REJECTED}, if it can't be used
     * @param reason why it was not applied, though it can be used
     * @param message what the seller tells the buyer
     */
    public record Code(
            @Nullable String codeId,
            UUID promotionId,
            String trackingId,
            String outcome,
            @Nullable String reason,
            String discount,
            @Nullable String message) {}

    /** What no codes at all are worth on a cart. */
    public static Redemption none(Cart cart, Instant now) {
        return of(new UUID(0, 0), new Quote(cart, List.of(), Map.of(), Map.of(), List.of()), now);
    }

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
                Amount.format(quote.shippingDiscount(), currency),
                lines(quote),
                codes(quote),
                quote.shares().stream()
                        .map(share ->
                                new PromotionShare(share.terms().promotionId(), Amount.format(share.total(), currency)))
                        .toList());
    }

    private static List<Line> lines(Quote quote) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < quote.cart().lines().size(); i++) {
            lines.add(line(quote, i));
        }
        return List.copyOf(lines);
    }

    private static Line line(Quote quote, int place) {
        var currency = quote.cart().currency();
        var line = quote.cart().lines().get(place);
        long discount = 0;
        var promotions = new ArrayList<LineShare>();
        for (var share : quote.shares()) {
            long off = share.byLine()[place];
            if (off > 0) {
                discount += off;
                promotions.add(new LineShare(
                        share.terms().promotionId(), Amount.format(off, currency), share.unitsByLine()[place]));
            }
        }
        return new Line(
                line.lineId(),
                line.sku(),
                line.quantity(),
                Amount.format(line.unitPrice(), currency),
                Amount.format(discount, currency),
                List.copyOf(promotions));
    }

    private static List<Code> codes(Quote quote) {
        return quote.codes().stream()
                .sorted(Comparator.comparingInt(CodeInCart::position))
                .map(code -> code(quote, code))
                .toList();
    }

    private static Code code(Quote quote, CodeInCart code) {
        var outcome = quote.outcomes().get(code.position());
        boolean applied = outcome == CodeOutcome.APPLIED;
        long discount = quote.shares().stream()
                .filter(share -> code.equals(share.code()))
                .mapToLong(Quote.Share::total)
                .sum();
        var state = code.terms().state();
        return new Code(
                code.entry() == null ? null : code.entry().codeId(),
                state.promotionId(),
                state.trackingId(),
                outcome == null ? "REJECTED" : applied ? "APPLIED" : "NOT_APPLIED",
                outcome == null || applied ? null : outcome.name(),
                Amount.format(discount, quote.cart().currency()),
                applied ? state.checkoutDisplayText() : null);
    }
}
