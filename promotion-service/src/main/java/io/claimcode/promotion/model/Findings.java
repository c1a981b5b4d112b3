package io.claimcode.promotion.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with a request. A check that fails still returns a value, so that the checks after it run too;
 * such values never leave, since {@link #accept} refuses.
 */
final class Findings {
    /** A list of thousands of wrong values is not worth an answer of megabytes. */
    private static final int MAX_VIOLATIONS = 100;

    private final List<Violation> violations = new ArrayList<>();

    void refuse(String pointer, String detail) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(new Violation(pointer, detail));
        }
    }

    void refuseIf(boolean wrong, String pointer, String detail) {
        if (wrong) {
            refuse(pointer, detail);
        }
    }

    boolean isEmpty() {
        return violations.isEmpty();
    }

    <T> Checked<T> accept(T value) {
        return isEmpty() ? new Checked.Accepted<>(value) : new Checked.Refused<>(violations);
    }

    /** A required text of one line. */
    String text(String pointer, @Nullable String value, int maxLength) {
        if (value == null) {
            refuse(pointer, "is required");
            return "";
        }
        if (value.isBlank()) {
            refuse(pointer, "must not be blank");
        }
        return line(pointer, value, maxLength, "");
    }

    /** An optional text of one line; an empty one counts as absent. */
    @Nullable
    String optionalLine(String pointer, @Nullable String value, int maxLength) {
        return value == null || value.isEmpty() ? null : line(pointer, value, maxLength, "");
    }

    /** An optional text that may have several lines; an empty one counts as absent. */
    @Nullable
    String optionalText(String pointer, @Nullable String value, int maxLength) {
        return value == null || value.isEmpty() ? null : line(pointer, value, maxLength, "\n\r\t");
    }

    private String line(String pointer, String value, int maxLength, String allowedControls) {
        refuseIf(
                value.codePointCount(0, value.length()) > maxLength,
                pointer,
                "must not be longer than " + maxLength + " characters");
        refuseIf(
                value.codePoints().anyMatch(each -> isUnprintable(each) && allowedControls.indexOf(each) < 0),
                pointer,
                "must not contain control characters");
        return value;
    }

    /** Also half a surrogate pair, which has no UTF-8 form and could not be stored as it came. */
    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    /** A required whole number from 1. */
    long whole(String pointer, @Nullable Long value, long max) {
        if (value == null) {
            refuse(pointer, "is required");
            return 1;
        }
        if (value < 1 || value > max) {
            refuse(pointer, "must be a whole number from 1 to " + max);
            return 1;
        }
        return value;
    }

    /** One of an enum's names; the fallback when the value is absent. */
    <E extends Enum<E>> E choice(String pointer, @Nullable String value, E fallback) {
        if (value == null) {
            return fallback;
        }
        var choices = fallback.getDeclaringClass().getEnumConstants();
        for (var choice : choices) {
            if (choice.name().equals(value)) {
                return choice;
            }
        }
        refuse(
                pointer,
                "must be one of " + Arrays.stream(choices).map(Enum::name).collect(Collectors.joining(", ")));
        return fallback;
    }

    /** A property that has no meaning beside the others of the request. */
    void absent(String pointer, @Nullable Object value, String where) {
        refuseIf(value != null, pointer, "has no meaning with " + where);
    }
}
