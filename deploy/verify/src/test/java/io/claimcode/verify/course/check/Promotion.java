package io.claimcode.verify.course.check;

import org.jspecify.annotations.Nullable;

/**
 * A promotion of the course and what each store says of its codes.
 *
 * @param batch number of its batch of codes; 0 without codes
 * @param quantity codes that were asked for
 * @param made codes in the chunks of codegen-service
 * @param shownRedeemed redeemed codes as the seller is shown; null where he was not asked
 * @param maxDiscount in minor units
 * @param shownSpent what its performance report says is given away; null where it was not asked
 */
public record Promotion(
        String id,
        int batch,
        int quantity,
        int made,
        boolean oncePerCustomer,
        boolean ended,
        @Nullable Long maxRedemptions,
        @Nullable Long maxDiscount,
        @Nullable Long shownRedeemed,
        Ledger.@Nullable Budget shownSpent) {}
