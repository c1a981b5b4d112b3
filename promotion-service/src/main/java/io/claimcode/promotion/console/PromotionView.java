package io.claimcode.promotion.console;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionTerms;
import io.claimcode.promotion.model.ShownStatus;

/**
 * A promotion as the head of each of its pages shows it.
 *
 * @param hint what its state means, and what can be done about it
 * @param zone of which all times are
 */
public record PromotionView(
        UUID id,
        String href,
        String description,
        String trackingId,
        String benefit,
        StatusView status,
        String hint,
        String zone,
        boolean pausable,
        boolean resumable,
        boolean endable,
        boolean cancellable,
        boolean over,
        boolean singleUse) {

    static PromotionView of(Promotion promotion, Instant now) {
        var terms = promotion.terms();
        var status = promotion.shownAt(now);
        var started = !now.isBefore(terms.schedule().from());
        var over = status.isFinal();
        return new PromotionView(
                promotion.id(),
                Paths.promotion(promotion.id()),
                terms.internalDescription(),
                terms.trackingId(),
                Words.benefit(terms.buyerGets()),
                StatusView.of(status),
                hint(status, terms),
                Words.zone(terms.schedule().timeZone()),
                !over && status != ShownStatus.PAUSED,
                status == ShownStatus.PAUSED,
                !over && started,
                !over && !started,
                over,
                hasGroups(terms));
    }

    static boolean hasGroups(PromotionTerms terms) {
        return terms.claimCode().kind() == ClaimCodeTerms.Kind.SINGLE_USE;
    }

    private static String hint(ShownStatus status, PromotionTerms terms) {
        var zone = terms.schedule().timeZone();
        var starts = Words.at(terms.schedule().from(), zone) + " " + Words.zone(zone);
        var ends = Words.local(terms.schedule().endsAt()) + " " + Words.zone(zone);
        return switch (status) {
            case PENDING -> "It starts on " + starts + ". Until then its codes are refused.";
            case ACTIVE -> "It runs until " + ends + ".";
            case EXHAUSTED -> "Its budget is used up, so its codes are refused. Raise the budget to let it go on.";
            case PAUSED -> "Its codes are refused until you resume it. It ends on " + ends + " all the same.";
            case ENDED -> "You ended it. Its codes are refused for good; duplicate it to begin again.";
            case EXPIRED -> "It ended on " + ends + ". Duplicate it to begin again.";
            case CANCELLED -> "You cancelled it before it started. Its codes were never valid.";
        };
    }
}
