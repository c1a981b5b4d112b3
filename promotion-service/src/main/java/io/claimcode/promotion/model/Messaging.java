package io.claimcode.promotion.model;

import org.jspecify.annotations.Nullable;

/**
 * What buyers read about a promotion; all of it is optional.
 *
 * @param checkoutDisplayText at the checkout
 * @param shortDisplayText in search results
 * @param detailPageDisplayText on the item's page
 * @param termsAndConditions the small print
 */
public record Messaging(
        @Nullable String checkoutDisplayText,
        @Nullable String shortDisplayText,
        @Nullable String detailPageDisplayText,
        @Nullable String termsAndConditions) {

    private static final int MAX_LENGTH = 500;

    /** No text at all. */
    static final Messaging NONE = new Messaging(null, null, null, null);

    Messaging check(String at, Findings findings) {
        return new Messaging(
                findings.optionalLine(at + "/checkoutDisplayText", checkoutDisplayText, MAX_LENGTH),
                findings.optionalLine(at + "/shortDisplayText", shortDisplayText, MAX_LENGTH),
                findings.optionalText(at + "/detailPageDisplayText", detailPageDisplayText, MAX_LENGTH),
                findings.optionalText(at + "/termsAndConditions", termsAndConditions, MAX_LENGTH));
    }
}
