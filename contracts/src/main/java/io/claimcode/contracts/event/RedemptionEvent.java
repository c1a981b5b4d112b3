package io.claimcode.contracts.event;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What happened at the checkout. */
public sealed interface RedemptionEvent extends Event
        permits RedemptionEvent.OfCode, RedemptionEvent.OfBudget, GuessingSuspected {

    /**
     * What happened to one code, or to one promotion's part of a redemption where no single-use code was needed. Batch
     * number and serial are a code's identity; both are absent for group codes and promotions without a code.
     */
    sealed interface OfCode extends RedemptionEvent permits RedemptionEvent.OfRedemption, CodeVoided {
        UUID promotionId();

        @Nullable
        UUID redemptionId();

        @Nullable
        Integer batchNumber();

        @Nullable
        Integer serial();

        @Override
        default String key() {
            return promotionId().toString();
        }

        @Override
        default String subject() {
            return batchNumber() == null ? promotionId() + "/" + redemptionId() : batchNumber() + "-" + serial();
        }
    }

    /** What a redemption took from a promotion with one code, or gave back. */
    sealed interface OfRedemption extends OfCode permits CodeRedeemed, RedemptionAdjusted, RedemptionCancelled {
        @Override
        UUID redemptionId();

        String orderId();

        String storefront();

        @Nullable
        UUID groupId();

        /** The currency of both amounts, which have all its digits. */
        String currency();

        /** Given, or given back. */
        String discount();

        /** The price before discount of what was discounted, or is no longer. */
        String revenue();

        /** That were discounted, or are no longer. */
        int units();
    }

    /** Whether a promotion's budget is used up. */
    sealed interface OfBudget extends RedemptionEvent permits BudgetExhausted, BudgetAvailable {
        UUID promotionId();

        @Override
        default String key() {
            return promotionId().toString();
        }

        @Override
        default String subject() {
            return key();
        }
    }
}
