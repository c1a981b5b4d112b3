package io.claimcode.promotion.console;

import java.util.Map;

import io.claimcode.contracts.event.PromotionState;
import io.quarkus.qute.TemplateExtension;

/** What the fields of forms are called. */
@TemplateExtension(namespace = "labels")
final class Labels {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("type", "Promotion type"),
            Map.entry("key", "This form"),
            Map.entry("confirmed", "Confirmation"),
            Map.entry("currency", "Currency"),
            Map.entry("purchasesKind", "Buyer purchases"),
            Map.entry("purchasesQuantity", "Quantity"),
            Map.entry("purchasesAmount", "Minimum amount"),
            Map.entry("itemsKind", "Purchased items"),
            Map.entry("items", "Items"),
            Map.entry("selection", "Product selection"),
            Map.entry("excluded", "Excluded items"),
            Map.entry("percent", "Percent off"),
            Map.entry("amount", "Amount off"),
            Map.entry("freeQuantity", "Free items"),
            Map.entry("appliesTo", "Applies to"),
            Map.entry("additionalSku", "SKU of the additional item"),
            Map.entry("startsAt", "Start"),
            Map.entry("endsAt", "End"),
            Map.entry("timeZone", "Time zone"),
            Map.entry("internalDescription", "Internal description"),
            Map.entry("trackingId", "Tracking ID"),
            Map.entry("codeKind", "Claim code"),
            Map.entry("groupCode", "Group code"),
            Map.entry("combinability", "Claim code combinability"),
            Map.entry("maxUnits", "Discounted units per order"),
            Map.entry("maxRedemptions", "Redemptions in all"),
            Map.entry("maxDiscount", "Discount in all"),
            Map.entry("checkoutText", "Checkout display text"),
            Map.entry("shortText", "Short display text"),
            Map.entry("detailText", "Text on the detail page"),
            Map.entry("terms", "Terms and conditions"),
            Map.entry("code", "Code or serial"),
            Map.entry("changed", "This promotion"),
            Map.entry("name", "Name"),
            Map.entry("quantity", "Number of codes"));

    private Labels() {}

    /** What a field is called. */
    static String of(String field) {
        if (field.startsWith("tier")) {
            return "Tier " + (Integer.parseInt(field.replaceAll("[^0-9]", "")) + 1);
        }
        return LABELS.getOrDefault(field, field);
    }

    /** What a form's promotion is called. */
    static String type(PromotionForm form) {
        for (var type : PromotionState.Type.values()) {
            if (type.name().equals(form.value("type"))) {
                return Words.type(type);
            }
        }
        return "";
    }
}
