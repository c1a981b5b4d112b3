package io.claimcode.local.storefront.model;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A definite no of the redemption API: nothing was done.
 *
 * @param slug of its problem type; empty when the answer named none
 * @param detail in the API's words
 * @param retryAfter how long to wait before it is worth another try
 * @param codes which of several codes were refused, each for its own reason
 * @param quote what the cart is worth now, where that is the reason
 * @param unsure whether an earlier try of the same request got no answer
 */
public record Refusal(
        String slug,
        @Nullable String detail,
        @Nullable Duration retryAfter,
        List<RefusedCode> codes,
        @Nullable Quote quote,
        boolean unsure) {

    /** A code and the slug of its problem. */
    public record RefusedCode(String code, String slug) {}

    /** The problem of a quote's code. */
    public static Refusal of(String slug, @Nullable String detail) {
        return new Refusal(slug, detail, null, List.of(), null, false);
    }

    /** The same after a try that got no answer. */
    public Refusal afterNoAnswer() {
        return new Refusal(slug, detail, retryAfter, codes, quote, true);
    }

    public boolean is(String other) {
        return slug.equals(other);
    }
}
