package io.claimcode.promotion.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

import io.claimcode.promotion.model.PromotionDraft.ClaimCodeDraft;
import io.claimcode.promotion.model.PromotionDraft.ScheduleDraft;

/**
 * Makes of a promotion the request for another like it. What must be its own is left out: the tracking id, which is made
 * up anew, and the shared code, which the seller has to choose. Items of a saved selection stay as they were taken over.
 */
public final class Duplicate {
    private static final String SUFFIX = " (copy)";
    private static final int MAX_LENGTH = 200;

    private Duplicate() {}

    /** The request, whose schedule isn't over at this instant. */
    public static PromotionDraft of(PromotionTerms terms, Instant now) {
        var draft = terms.draft();
        var codes = terms.claimCode();
        return new PromotionDraft(
                draft.type(),
                name(terms.internalDescription()),
                null,
                draft.currency(),
                draft.buyerPurchases(),
                draft.purchasedItems(),
                draft.excludedItems(),
                draft.buyerGets(),
                schedule(terms.schedule(), now),
                new ClaimCodeDraft(
                        codes.kind().name(),
                        null,
                        codes.oneRedemptionPerCustomer(),
                        codes.combinability().name()),
                draft.limits(),
                draft.messaging(),
                null);
    }

    private static String name(String description) {
        if (description.endsWith(SUFFIX)) {
            return description;
        }
        var room = MAX_LENGTH - SUFFIX.length();
        var kept = description.codePointCount(0, description.length()) <= room
                ? description
                : description.substring(0, description.offsetByCodePoints(0, room));
        return kept + SUFFIX;
    }

    /**
     * One that is over begins at the same time of day on the first day on which that is still to come, and lasts as long.
     * Both are moved on where the zone's clocks skip them.
     */
    private static ScheduleDraft schedule(Schedule schedule, Instant now) {
        if (schedule.until().isAfter(now)) {
            return schedule.draft();
        }
        var zone = ZoneId.of(schedule.timeZone());
        var startsAt = LocalDateTime.parse(schedule.startsAt());
        var lasts = Duration.between(startsAt, LocalDateTime.parse(schedule.endsAt()));
        var today = now.atZone(zone).toLocalDate();
        var start = ZonedDateTime.of(today.atTime(startsAt.toLocalTime()), zone);
        if (start.toInstant().isBefore(now)) {
            start = ZonedDateTime.of(today.plusDays(1).atTime(startsAt.toLocalTime()), zone);
        }
        var end = ZonedDateTime.of(start.toLocalDateTime().plus(lasts), zone);
        return new ScheduleDraft(minute(start), minute(end), schedule.timeZone());
    }

    private static String minute(ZonedDateTime time) {
        return time.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
