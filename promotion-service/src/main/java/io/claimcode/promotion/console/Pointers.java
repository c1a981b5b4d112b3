package io.claimcode.promotion.console;

import java.util.List;
import java.util.Map;

import io.claimcode.kit.problem.Problem;

/** Puts what is wrong with a request beside the field that it came from. */
final class Pointers {
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("/type", "type"),
            Map.entry("/currency", "currency"),
            Map.entry("/buyerPurchases/kind", "purchasesKind"),
            Map.entry("/buyerPurchases/quantity", "purchasesQuantity"),
            Map.entry("/buyerPurchases/amount", "purchasesAmount"),
            Map.entry("/purchasedItems/kind", "itemsKind"),
            Map.entry("/purchasedItems/values", "items"),
            Map.entry("/purchasedItems/selectionId", "selection"),
            Map.entry("/excludedItems", "excluded"),
            Map.entry("/buyerGets/percent", "percent"),
            Map.entry("/buyerGets/amount", "amount"),
            Map.entry("/buyerGets/quantity", "freeQuantity"),
            Map.entry("/buyerGets/appliesTo/kind", "appliesTo"),
            Map.entry("/buyerGets/appliesTo/sku", "additionalSku"),
            Map.entry("/buyerGets/tiers", "tierPercent0"),
            Map.entry("/schedule/startsAt", "startsAt"),
            Map.entry("/schedule/endsAt", "endsAt"),
            Map.entry("/schedule/timeZone", "timeZone"),
            Map.entry("/internalDescription", "internalDescription"),
            Map.entry("/trackingId", "trackingId"),
            Map.entry("/claimCode/kind", "codeKind"),
            Map.entry("/claimCode/groupCode", "groupCode"),
            Map.entry("/claimCode/combinability", "combinability"),
            Map.entry("/limits/maxUnitsPerOrder", "maxUnits"),
            Map.entry("/limits/maxRedemptions", "maxRedemptions"),
            Map.entry("/limits/maxDiscount", "maxDiscount"),
            Map.entry("/messaging/checkoutDisplayText", "checkoutText"),
            Map.entry("/messaging/shortDisplayText", "shortText"),
            Map.entry("/messaging/detailPageDisplayText", "detailText"),
            Map.entry("/messaging/termsAndConditions", "terms"),
            Map.entry("/name", "name"),
            Map.entry("/quantity", "quantity"));

    private Pointers() {}

    /** Notes in a form what a problem says; false when it says nothing of values. */
    static boolean note(Problem problem, PromotionForm form) {
        problem.errors()
                .forEach(error -> form.refuse(field(error.pointer(), form), text(error.pointer(), error.detail())));
        return !problem.errors().isEmpty();
    }

    private static String field(String pointer, PromotionForm form) {
        if (pointer.startsWith("/buyerGets/tiers/")) {
            var parts = pointer.split("/");
            var rows = ReadDraft.tierRows(form);
            var index = Integer.parseInt(parts[3]);
            var row = index < rows.size() ? rows.get(index) : Integer.valueOf(0);
            return (parts.length > 4 && parts[4].equals("quantity") ? "tierQuantity" : "tierPercent") + row;
        }
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            var field = FIELDS.get(at);
            if (field != null) {
                return field;
            }
        }
        return "type";
    }

    /** In a form's words. Which of several lines is meant stands in the pointer. */
    private static String text(String pointer, String told) {
        var detail = told.replace("startsAt", "the start")
                .replace("a decimal text", "a number")
                .replace("\"", "");
        for (var list : List.of("/purchasedItems/values/", "/excludedItems/values/")) {
            if (pointer.startsWith(list)) {
                return "line " + (Integer.parseInt(pointer.substring(list.length())) + 1) + " " + detail;
            }
        }
        return detail;
    }
}
