package io.claimcode.promotion.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A promotion as a seller asks for it, before any check: every part may be missing and every text may be wrong. */
public record PromotionDraft(
        @Nullable String type,
        @Nullable String internalDescription,
        @Nullable String trackingId,
        @Nullable String currency,
        @Nullable PurchasesDraft buyerPurchases,
        @Nullable ItemsDraft purchasedItems,
        @Nullable ItemsDraft excludedItems,
        @Nullable BenefitDraft buyerGets,
        @Nullable ScheduleDraft schedule,
        @Nullable ClaimCodeDraft claimCode,
        @Nullable LimitsDraft limits,
        @Nullable Messaging messaging,
        @Nullable ClaimCodeGroupDraft claimCodeGroup) {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** The product selections that it names. What isn't written as an id names none. */
    public Set<UUID> selectionIds() {
        var ids = new LinkedHashSet<UUID>();
        addId(purchasedItems, ids);
        addId(excludedItems, ids);
        return ids;
    }

    private static void addId(@Nullable ItemsDraft items, Set<UUID> ids) {
        var text = items == null ? null : items.selectionId();
        if (text != null && UUID_TEXT.matcher(text).matches()) {
            ids.add(UUID.fromString(text));
        }
    }

    /** What a buyer must purchase in one order. */
    public record PurchasesDraft(
            @Nullable String kind,
            @Nullable Long quantity,
            @Nullable MoneyDraft amount) {}

    /** A choice of items. */
    public record ItemsDraft(
            @Nullable String kind,
            @Nullable List<@Nullable String> values,
            @Nullable String selectionId) {}

    /** The benefit. */
    public record BenefitDraft(
            @Nullable String kind,
            @Nullable String percent,
            @Nullable MoneyDraft amount,
            @Nullable Long quantity,
            @Nullable AppliesToDraft appliesTo,
            @Nullable List<@Nullable TierDraft> tiers) {}

    /** Which items get the benefit. */
    public record AppliesToDraft(
            @Nullable String kind, @Nullable String sku) {}

    /** A higher percentage for more units. */
    public record TierDraft(
            @Nullable Long quantity, @Nullable String percent) {}

    /** The first and the last minute, as local times of a zone. */
    public record ScheduleDraft(
            @Nullable String startsAt,
            @Nullable String endsAt,
            @Nullable String timeZone) {}

    /** Which codes the promotion takes. */
    public record ClaimCodeDraft(
            @Nullable String kind,
            @Nullable String groupCode,
            @Nullable Boolean oneRedemptionPerCustomer,
            @Nullable String combinability) {}

    /** What the promotion may cost at most. */
    public record LimitsDraft(
            @Nullable Long maxUnitsPerOrder,
            @Nullable Long maxRedemptions,
            @Nullable MoneyDraft maxDiscount) {}

    /** An amount with its currency. */
    public record MoneyDraft(
            @Nullable String amount, @Nullable String currency) {}
}
