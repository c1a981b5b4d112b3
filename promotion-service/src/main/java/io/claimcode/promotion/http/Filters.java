package io.claimcode.promotion.http;

import java.time.Instant;
import java.util.Arrays;

import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.model.PromotionFilter;
import io.claimcode.promotion.model.ShownStatus;
import org.jspecify.annotations.Nullable;

/** Reads which promotions a list shall have. */
final class Filters {
    private static final int MAX_TEXT = 200;

    private Filters() {}

    static PromotionFilter of(@Nullable String status, @Nullable String text, Instant now) {
        return new PromotionFilter(status == null ? null : status(status), text == null ? null : text(text), now);
    }

    private static ShownStatus status(String text) {
        return Arrays.stream(ShownStatus.values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid("/status", "must be one of " + Arrays.toString(ShownStatus.values())));
    }

    /** A NUL can't be compared by the database, and nothing here has one. */
    static String text(String text) {
        if (text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
            throw Problem.invalid("/q", "must be a text of up to " + MAX_TEXT + " characters");
        }
        return text;
    }
}
