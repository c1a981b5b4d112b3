package io.claimcode.redemption.model;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What one promotion gives away in a redemption, as the ledger keeps it.
 *
 * @param promotion the promotion
 * @param group the claim code group of its code; null without a single-use code
 * @param batch batch number of the code
 * @param serial serial of the code
 * @param discount minor units
 * @param revenue price of what is discounted, in minor units
 * @param units discounted units
 */
public record Part(
        UUID promotion,
        @Nullable UUID group,
        @Nullable Integer batch,
        @Nullable Integer serial,
        long discount,
        long revenue,
        int units) {
    /** What is left after an adjustment. */
    public Part less(Adjustment.Share share) {
        return new Part(
                promotion,
                group,
                batch,
                serial,
                discount - share.discount(),
                revenue - share.revenue(),
                units - share.units());
    }

    public static Part of(Quote.Share share) {
        var code = share.code();
        var entry = code == null ? null : code.entry();
        return new Part(
                share.terms().promotionId(),
                code == null ? null : code.groupId(),
                entry == null ? null : entry.batchNumber(),
                entry == null ? null : entry.serial(),
                share.total(),
                share.revenue(),
                share.units());
    }
}
