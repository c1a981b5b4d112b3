package io.claimcode.promotion.console;

import java.util.List;

import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.Warning;
import io.claimcode.promotion.model.Warning.Kind;

/**
 * Something that a seller should look at twice before he creates a promotion.
 *
 * @param grave whether he must say that he means it
 * @param promotions the others that it is about as well
 */
public record WarningView(String title, String text, boolean grave, List<Other> promotions) {
    /** Another promotion. */
    public record Other(String href, String description) {}

    static WarningView of(Warning warning, List<Promotion> others) {
        return new WarningView(
                title(warning),
                warning.kind().detail(),
                isGrave(warning),
                others.stream()
                        .map(each -> new Other(
                                Paths.promotion(each.id()), each.terms().internalDescription()))
                        .toList());
    }

    static boolean isGrave(Warning warning) {
        return warning.kind() == Kind.STACKING || warning.kind() == Kind.DEEP_DISCOUNT;
    }

    private static String title(Warning warning) {
        return switch (warning.kind()) {
            case STACKING -> "Up to " + warning.worstCasePercent() + "% off, together with your other promotions";
            case DEEP_DISCOUNT -> "Up to " + warning.worstCasePercent() + "% off";
            case NO_BUDGET -> "There is no budget";
            case NO_UNIT_CAP -> "The units of an order aren’t limited";
            case STARTS_NOW -> "It starts at once";
            case NO_CODE_NEEDED -> "No code is needed";
            case REPEATABLE_CODE -> "The code can be used again and again";
            case MORE_CODES_THAN_REDEMPTIONS -> "There are more codes than redemptions";
            case ADVERTISED -> "The item’s page advertises it";
        };
    }
}
