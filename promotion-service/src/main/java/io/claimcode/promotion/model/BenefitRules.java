package io.claimcode.promotion.model;

import java.util.ArrayList;
import java.util.List;

import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerGets.AppliesTo;
import io.claimcode.contracts.event.BuyerGets.Target;
import io.claimcode.contracts.event.BuyerGets.Tier;
import io.claimcode.contracts.event.BuyerPurchases;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.promotion.model.PromotionDraft.AppliesToDraft;
import io.claimcode.promotion.model.PromotionDraft.BenefitDraft;
import io.claimcode.promotion.model.PromotionDraft.PurchasesDraft;
import io.claimcode.promotion.model.PromotionDraft.TierDraft;
import org.jspecify.annotations.Nullable;

/** What a buyer may be asked for, and what he may get for it. */
final class BenefitRules {
    private static final int MAX_TIERS = 9;
    private static final int MAX_UNITS = 1_000_000;

    private static final AppliesTo PURCHASED_ITEMS = new AppliesTo(Target.PURCHASED_ITEMS, null);

    private final Findings findings;
    private final MoneyRules money;

    BenefitRules(Findings findings, MoneyRules money) {
        this.findings = findings;
        this.money = money;
    }

    /** What must be in the cart; at least one item unless said otherwise. */
    BuyerPurchases purchases(String at, @Nullable PurchasesDraft draft) {
        if (draft == null) {
            return new BuyerPurchases(BuyerPurchases.Kind.AT_LEAST_QUANTITY, 1, null);
        }
        var kind = findings.choice(at + "/kind", draft.kind(), BuyerPurchases.Kind.AT_LEAST_QUANTITY);
        return switch (kind) {
            case AT_LEAST_AMOUNT -> {
                findings.absent(at + "/quantity", draft.quantity(), kind.name());
                yield new BuyerPurchases(kind, null, money.positive(at + "/amount", draft.amount()));
            }
            case AT_LEAST_QUANTITY -> {
                findings.absent(at + "/amount", draft.amount(), kind.name());
                var quantity = draft.quantity() == null ? Long.valueOf(1) : draft.quantity();
                yield new BuyerPurchases(kind, units(at + "/quantity", quantity), null);
            }
            case FOR_EVERY_QUANTITY -> {
                findings.absent(at + "/amount", draft.amount(), kind.name());
                yield new BuyerPurchases(kind, units(at + "/quantity", draft.quantity()), null);
            }
        };
    }

    /** The benefit; which one follows from the promotion's type. */
    BuyerGets benefit(String at, PromotionState.Type type, @Nullable BenefitDraft draft) {
        if (draft == null) {
            findings.refuse(at, "is required");
            return new BuyerGets(BuyerGets.Kind.PERCENT_OFF, "1", null, null, PURCHASED_ITEMS, List.of());
        }
        var wanted = kind(type);
        var kind = findings.choice(at + "/kind", draft.kind(), wanted);
        findings.refuseIf(kind != wanted, at + "/kind", "must be " + wanted + " in a promotion of type " + type);
        var appliesTo = appliesTo(at + "/appliesTo", draft.appliesTo());
        refuseWithout(kind == BuyerGets.Kind.PERCENT_OFF, at + "/percent", draft.percent(), kind);
        refuseWithout(kind == BuyerGets.Kind.AMOUNT_OFF, at + "/amount", draft.amount(), kind);
        refuseWithout(kind == BuyerGets.Kind.FREE_ITEMS, at + "/quantity", draft.quantity(), kind);
        if (kind == BuyerGets.Kind.PERCENT_OFF) {
            return percentOff(at, draft, appliesTo);
        }
        var hasTiers = draft.tiers() != null && !draft.tiers().isEmpty();
        findings.refuseIf(hasTiers, at + "/tiers", "are for a percentage off only");
        return switch (kind) {
            case PERCENT_OFF, AMOUNT_OFF ->
                new BuyerGets(kind, null, money.positive(at + "/amount", draft.amount()), null, appliesTo, List.of());
            case FREE_ITEMS ->
                new BuyerGets(kind, null, null, units(at + "/quantity", draft.quantity()), appliesTo, List.of());
            case FREE_SHIPPING -> {
                findings.refuseIf(
                        appliesTo.kind() == Target.ADDITIONAL_ITEM,
                        at + "/appliesTo/kind",
                        "must be PURCHASED_ITEMS: shipping is no item");
                yield new BuyerGets(kind, null, null, null, appliesTo, List.of());
            }
        };
    }

    private static BuyerGets.Kind kind(PromotionState.Type type) {
        return switch (type) {
            case PERCENTAGE_OFF -> BuyerGets.Kind.PERCENT_OFF;
            case AMOUNT_OFF -> BuyerGets.Kind.AMOUNT_OFF;
            case FREE_SHIPPING -> BuyerGets.Kind.FREE_SHIPPING;
            case BUY_ONE_GET_ONE -> BuyerGets.Kind.FREE_ITEMS;
        };
    }

    private void refuseWithout(boolean meaning, String pointer, @Nullable Object value, BuyerGets.Kind kind) {
        if (!meaning) {
            findings.absent(pointer, value, kind.name());
        }
    }

    private BuyerGets percentOff(String at, BenefitDraft draft, AppliesTo appliesTo) {
        var base = money.percent(at + "/percent", draft.percent());
        var drafts = draft.tiers() == null ? List.<@Nullable TierDraft>of() : draft.tiers();
        if (appliesTo.kind() == Target.ADDITIONAL_ITEM) {
            findings.refuseIf(!drafts.isEmpty(), at + "/tiers", "are for the purchased items only");
        }
        var tiers = tiers(at + "/tiers", drafts, base);
        var percent = draft.percent() == null ? "" : draft.percent();
        return new BuyerGets(BuyerGets.Kind.PERCENT_OFF, percent, null, null, appliesTo, tiers);
    }

    private AppliesTo appliesTo(String at, @Nullable AppliesToDraft draft) {
        if (draft == null) {
            return PURCHASED_ITEMS;
        }
        var target = findings.choice(at + "/kind", draft.kind(), Target.PURCHASED_ITEMS);
        if (target == Target.ADDITIONAL_ITEM) {
            return new AppliesTo(target, findings.text(at + "/sku", draft.sku(), ItemRules.MAX_LENGTH));
        }
        findings.absent(at + "/sku", draft.sku(), target.name());
        return new AppliesTo(target, null);
    }

    private List<Tier> tiers(String at, List<@Nullable TierDraft> drafts, int basePercent) {
        findings.refuseIf(drafts.size() > MAX_TIERS, at, "must not be more than " + MAX_TIERS);
        var tiers = new ArrayList<Tier>();
        var lastQuantity = 0;
        var lastPercent = basePercent;
        for (var index = 0; index < Math.min(drafts.size(), MAX_TIERS); index++) {
            var pointer = at + "/" + index;
            var draft = drafts.get(index);
            if (draft == null) {
                findings.refuse(pointer, "is required");
                continue;
            }
            var quantity = units(pointer + "/quantity", draft.quantity());
            var percent = money.percent(pointer + "/percent", draft.percent());
            findings.refuseIf(
                    index > 0 && draft.quantity() != null && quantity <= lastQuantity,
                    pointer + "/quantity",
                    "must be more than the tier before");
            findings.refuseIf(
                    percent > 0 && percent <= lastPercent,
                    pointer + "/percent",
                    index == 0
                            ? "must be more than the percentage without tiers"
                            : "must be more than the tier before");
            lastQuantity = quantity;
            lastPercent = percent;
            tiers.add(new Tier(quantity, draft.percent() == null ? "" : draft.percent()));
        }
        return List.copyOf(tiers);
    }

    private int units(String pointer, @Nullable Long quantity) {
        return (int) findings.whole(pointer, quantity, MAX_UNITS);
    }
}
