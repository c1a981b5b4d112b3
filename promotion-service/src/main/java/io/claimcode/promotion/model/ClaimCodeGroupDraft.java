package io.claimcode.promotion.model;

import org.jspecify.annotations.Nullable;

/**
 * A claim code group as a seller asks for it, before any check.
 *
 * @param name the seller's name for it, unique within the promotion
 * @param quantity how many codes
 */
public record ClaimCodeGroupDraft(
        @Nullable String name, @Nullable Long quantity) {

    /** Checks a group that is asked for by itself. */
    public Checked<ClaimCodeGroupPlan> check(int maxQuantity) {
        var findings = new Findings();
        var plan = check("", maxQuantity, findings);
        return findings.accept(plan);
    }

    ClaimCodeGroupPlan check(String at, int maxQuantity, Findings findings) {
        var checkedName = findings.text(at + "/name", name, 100);
        var checkedQuantity = findings.whole(at + "/quantity", quantity, maxQuantity);
        return new ClaimCodeGroupPlan(checkedName, (int) checkedQuantity);
    }
}
