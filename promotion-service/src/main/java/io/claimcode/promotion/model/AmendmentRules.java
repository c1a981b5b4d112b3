package io.claimcode.promotion.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.Limits;
import io.claimcode.contracts.event.Money;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may still be changed of a promotion: buyers rely on what it promises, so what it takes and gives stays.
 *
 * @param promotion as it stands
 * @param now decides whether it has started or is over
 * @param fingerprinter says by what others know a shared code
 */
public record AmendmentRules(Promotion promotion, Instant now, Fingerprinter fingerprinter) {

    /** Those of the changed properties that can't be changed, or can't any more. */
    public List<Violation> immutable(Amendment<PromotionDraft> amendment) {
        return amendment.changed().stream()
                .filter(pointer -> !isMutable(pointer))
                .map(pointer -> new Violation(pointer, "can't be changed" + (isOfSchedule(pointer) ? " any more" : "")))
                .toList();
    }

    /** The terms that it would have; checked as those of a new promotion are. */
    public Checked<PromotionTerms> check(Amendment<PromotionDraft> amendment) {
        var rules = new PromotionRules(now, promotion.terms().trackingId(), 1, fingerprinter, Map.of());
        return rules.check(amendment.draft(), promotion);
    }

    private boolean isMutable(String pointer) {
        return switch (pointer) {
            case "/schedule/startsAt" -> !promotion.isOver(now) && !promotion.hasStarted(now);
            case "/schedule/endsAt" -> !promotion.isOver(now);
            case "/internalDescription" -> true;
            default -> pointer.startsWith("/messaging/") || pointer.startsWith("/limits/");
        };
    }

    private static boolean isOfSchedule(String pointer) {
        return pointer.equals("/schedule/startsAt") || pointer.equals("/schedule/endsAt");
    }

    /** A limit that buyers may have read can be raised or removed, never lowered. */
    static void refuseLower(Limits before, Limits after, Findings findings) {
        var amountsAreSound = findings.isEmpty();
        refuseLower(
                "/limits/maxUnitsPerOrder",
                decimal(before.maxUnitsPerOrder()),
                decimal(after.maxUnitsPerOrder()),
                findings);
        refuseLower(
                "/limits/maxRedemptions", decimal(before.maxRedemptions()), decimal(after.maxRedemptions()), findings);
        if (amountsAreSound) {
            refuseLower("/limits/maxDiscount", decimal(before.maxDiscount()), decimal(after.maxDiscount()), findings);
        }
    }

    private static void refuseLower(
            String pointer, @Nullable BigDecimal before, @Nullable BigDecimal after, Findings findings) {
        var lower = after != null && (before == null || after.compareTo(before) < 0);
        findings.refuseIf(lower, pointer, "can only be raised or removed");
    }

    private static @Nullable BigDecimal decimal(@Nullable Number limit) {
        return limit == null ? null : BigDecimal.valueOf(limit.longValue());
    }

    private static @Nullable BigDecimal decimal(@Nullable Money limit) {
        return limit == null ? null : new BigDecimal(limit.amount());
    }
}
