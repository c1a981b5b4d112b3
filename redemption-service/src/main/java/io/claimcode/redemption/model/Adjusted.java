package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An adjustment as the ledger keeps it and every answer tells it. Amounts are decimals in the redemption's currency.
 *
 * @param discount what was given back in all
 * @param lines what each line gave back
 * @param promotions what each promotion gave back
 */
public record Adjusted(
        UUID adjustmentId,
        UUID redemptionId,
        Instant adjustedAt,
        String reason,
        String currency,
        String discount,
        List<Line> lines,
        List<Redemption.PromotionShare> promotions) {

    /** What a line gave back. */
    public record Line(String lineId, int quantity, String discount) {}

    /** An adjustment of a redemption. */
    public static Adjusted of(UUID adjustmentId, UUID redemptionId, Adjustment adjustment, String reason, Instant now) {
        var currency = adjustment.currency();
        return new Adjusted(
                adjustmentId,
                redemptionId,
                now,
                reason,
                currency.getCurrencyCode(),
                Amount.format(adjustment.discount(), currency),
                adjustment.lines().stream()
                        .map(line -> new Line(line.lineId(), line.quantity(), Amount.format(line.discount(), currency)))
                        .toList(),
                adjustment.shares().stream()
                        .map(share -> new Redemption.PromotionShare(
                                share.promotionId(), Amount.format(share.discount(), currency)))
                        .toList());
    }
}
