package io.claimcode.promotion.model;

import java.util.List;

import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerPurchases;
import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.Limits;
import io.claimcode.contracts.event.Money;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.promotion.model.PromotionDraft.AppliesToDraft;
import io.claimcode.promotion.model.PromotionDraft.BenefitDraft;
import io.claimcode.promotion.model.PromotionDraft.ClaimCodeDraft;
import io.claimcode.promotion.model.PromotionDraft.ItemsDraft;
import io.claimcode.promotion.model.PromotionDraft.LimitsDraft;
import io.claimcode.promotion.model.PromotionDraft.MoneyDraft;
import io.claimcode.promotion.model.PromotionDraft.PurchasesDraft;
import io.claimcode.promotion.model.PromotionDraft.TierDraft;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion promises: checked, and complete with its defaults.
 *
 * @param internalDescription the seller's name for it, never shown to buyers
 * @param trackingId the seller's name for it in reports
 * @param currency of all its amounts, ISO 4217
 * @param groupCode the shared code as its seller wrote it, for the kind with one; others get its fingerprint only
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
        @Nullable String groupCode,
        Limits limits,
        Messaging messaging) {

    /** The request for just these terms. */
    public PromotionDraft draft() {
        return new PromotionDraft(
                type.name(),
                internalDescription,
                trackingId,
                currency,
                new PurchasesDraft(
                        buyerPurchases.kind().name(), wide(buyerPurchases.quantity()), draft(buyerPurchases.amount())),
                draft(purchasedItems),
                draft(excludedItems),
                draft(buyerGets),
                schedule.draft(),
                new ClaimCodeDraft(
                        claimCode.kind().name(),
                        groupCode,
                        claimCode.oneRedemptionPerCustomer(),
                        claimCode.combinability().name()),
                new LimitsDraft(wide(limits.maxUnitsPerOrder()), limits.maxRedemptions(), draft(limits.maxDiscount())),
                messaging,
                null);
    }

    private static ItemsDraft draft(ItemSelection items) {
        return new ItemsDraft(items.kind().name(), List.copyOf(items.values()), null);
    }

    private static BenefitDraft draft(BuyerGets benefit) {
        return new BenefitDraft(
                benefit.kind().name(),
                benefit.percent(),
                draft(benefit.amount()),
                wide(benefit.quantity()),
                new AppliesToDraft(
                        benefit.appliesTo().kind().name(), benefit.appliesTo().sku()),
                benefit.tiers().stream()
                        .<@Nullable TierDraft>map(tier -> new TierDraft((long) tier.quantity(), tier.percent()))
                        .toList());
    }

    private static @Nullable MoneyDraft draft(@Nullable Money money) {
        return money == null ? null : new MoneyDraft(money.amount(), money.currency());
    }

    private static @Nullable Long wide(@Nullable Integer number) {
        return number == null ? null : number.longValue();
    }
}
