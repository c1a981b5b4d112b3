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
    sealed interface OfCode extends RedemptionEvent
            permits CodeRedeemed, RedemptionCancelled, RedemptionAdjusted, CodeVoided {
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
