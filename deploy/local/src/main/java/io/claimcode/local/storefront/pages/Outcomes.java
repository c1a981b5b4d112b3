package io.claimcode.local.storefront.pages;

import io.claimcode.local.storefront.model.Quote;
import io.claimcode.local.storefront.model.Refusal;
import io.claimcode.local.storefront.model.Words;

/** What became of a code, in words. */
final class Outcomes {

    private Outcomes() {}

    static String words(Quote.Code code) {
        return switch (code.outcome()) {
            case APPLIED -> code.message() == null ? "Used" : code.message();
            case NOT_APPLIED -> Words.unused(String.valueOf(code.reason()));
            case REJECTED -> Words.refused(Refusal.of(String.valueOf(code.problem()), code.detail()));
        };
    }
}
