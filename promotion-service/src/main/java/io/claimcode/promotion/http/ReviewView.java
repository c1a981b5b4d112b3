package io.claimcode.promotion.http;

import java.util.List;

import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerPurchases;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.Limits;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.promotion.ReviewPromotion.Review;
import io.claimcode.promotion.model.ClaimCodeGroupPlan;
import io.claimcode.promotion.model.Messaging;
import org.jspecify.annotations.Nullable;

/** What a promotion would become, and what its seller may not have meant. */
record ReviewView(
        PromotionState.Type type,
        String internalDescription,
        String trackingId,
        String currency,
        BuyerPurchases buyerPurchases,
        ItemSelection purchasedItems,
        ItemSelection excludedItems,
        BuyerGets buyerGets,
        ScheduleView schedule,
        ClaimCodeView claimCode,
        Limits limits,
        Messaging messaging,
        @Nullable ClaimCodeGroupPlan claimCodeGroup,
        List<WarningView> warnings) {

    static ReviewView of(Review review) {
        var terms = review.plan().terms();
        return new ReviewView(
                terms.type(),
                terms.internalDescription(),
                terms.trackingId(),
                terms.currency(),
                terms.buyerPurchases(),
                terms.purchasedItems(),
                terms.excludedItems(),
                terms.buyerGets(),
                ScheduleView.of(terms.schedule()),
                ClaimCodeView.of(terms),
                terms.limits(),
                terms.messaging(),
                review.plan().claimCodeGroup(),
                review.warnings().stream().map(WarningView::of).toList());
    }
}
