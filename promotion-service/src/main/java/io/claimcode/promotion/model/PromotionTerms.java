package io.claimcode.promotion.model;

import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerPurchases;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.Limits;
import io.claimcode.contracts.event.PromotionState;

/**
 * What a promotion promises: checked, and complete with its defaults.
 *
 * @param internalDescription the seller's name for it, never shown to buyers
 * @param trackingId the seller's name for it in reports
 * @param currency of all its amounts, ISO 4217
 */
public record PromotionTerms(
        PromotionState.Type type,
        String internalDescription,
        String trackingId,
        String currency,
        BuyerPurchases buyerPurchases,
        ItemSelection purchasedItems,
        ItemSelection excludedItems,
        BuyerGets buyerGets,
        Schedule schedule,
        ClaimCodeTerms claimCode,
        Limits limits,
        Messaging messaging) {}
