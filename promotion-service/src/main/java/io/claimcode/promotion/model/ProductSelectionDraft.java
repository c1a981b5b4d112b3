package io.claimcode.promotion.model;

import java.util.List;
import java.util.Map;

import io.claimcode.promotion.model.PromotionDraft.ItemsDraft;
import org.jspecify.annotations.Nullable;

/**
 * A product selection as a seller asks for it, before any check.
 *
 * @param name the seller's name for it, unique among his
 * @param kind by what items are chosen
 * @param values the SKUs, brands or categories
 */
public record ProductSelectionDraft(
        @Nullable String name,
        @Nullable String kind,
        @Nullable List<@Nullable String> values) {

    /** What may be kept, or all that is wrong with it. */
    public Checked<ProductSelectionPlan> check() {
        var findings = new Findings();
        var checkedName = findings.text("/name", name, 100);
        if (ItemRules.SELECTION.equals(kind)) {
            findings.refuse("/kind", "must not be another selection");
            return findings.accept(new ProductSelectionPlan("", ItemRules.NOTHING));
        }
        var items = new ItemRules(findings, Map.of()).purchased("", new ItemsDraft(kind, values, null));
        return findings.accept(new ProductSelectionPlan(checkedName, items));
    }
}
