package io.claimcode.promotion.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.claimcode.promotion.model.PromotionDraft.ScheduleDraft;
import org.jspecify.annotations.Nullable;

/**
 * Turns local times into instants, once and for all. A time that the zone skips is refused; one that it has twice is
 * the earlier one for a start and the later one for an end, so that nobody gets less than what he reads.
 */
final class ScheduleRules {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private final Findings findings;
    private final Instant now;

    ScheduleRules(Findings findings, Instant now) {
        this.findings = findings;
        this.now = now;
    }

    Schedule schedule(String at, @Nullable ScheduleDraft draft) {
        if (draft == null) {
            findings.refuse(at, "is required");
            return new Schedule("", "", "", now, now);
        }
        var startsAt = minute(at + "/startsAt", draft.startsAt());
        var endsAt = minute(at + "/endsAt", draft.endsAt());
        var zone = zone(at + "/timeZone", draft.timeZone());
        var starts = instants(at + "/startsAt", startsAt, zone);
        var ends = instants(at + "/endsAt", endsAt, zone);
        if (ends.isEmpty() || starts.isEmpty() || zone == null) {
            return new Schedule("", "", "", now, now);
        }
        var from = starts.getFirst();
        var lastMinute = ends.getLast();
        var until = lastMinute.plus(LAST_MINUTE);
        findings.refuseIf(!lastMinute.isAfter(from), at + "/endsAt", "must be after startsAt");
        findings.refuseIf(!until.isAfter(now), at + "/endsAt", "must not lie in the past");
        return new Schedule(
                MINUTE.format(startsAt), MINUTE.format(endsAt), zone.getId(), from.isBefore(now) ? now : from, until);
    }

    /** The schedule of a promotion that exists. What it has already of its time can't be wrong any more. */
    Schedule changed(String at, @Nullable ScheduleDraft draft, Promotion promotion) {
        var before = promotion.terms().schedule();
        if (before.draft().equals(draft)) {
            return before;
        }
        var after = schedule(at, draft);
        return promotion.hasStarted(now)
                ? new Schedule(after.startsAt(), after.endsAt(), after.timeZone(), before.from(), after.until())
                : after;
    }

    private @Nullable LocalDateTime minute(String pointer, @Nullable String text) {
        if (text == null) {
            findings.refuse(pointer, "is required");
            return null;
        }
        try {
            var time = LocalDateTime.parse(text, MINUTE);
            if (time.getYear() >= 2000 && time.getYear() <= 2100) {
                return time;
            }
            findings.refuse(pointer, "must lie in the years 2000 to 2100");
        } catch (DateTimeParseException wrong) {
            findings.refuse(pointer, "must be a local date and time to the minute, such as 2027-03-01T00:00");
        }
        return null;
    }

    private @Nullable ZoneId zone(String pointer, @Nullable String id) {
        if (id == null) {
            findings.refuse(pointer, "is required");
            return null;
        }
        if (!ZONES.contains(id)) {
            findings.refuse(pointer, "must be an IANA time zone such as America/Los_Angeles");
            return null;
        }
        return ZoneId.of(id);
    }

    /** The instants that a local time stands for: one, two in an overlap, earlier first, or none. */
    private List<Instant> instants(String pointer, @Nullable LocalDateTime time, @Nullable ZoneId zone) {
        if (time == null || zone == null) {
            return List.of();
        }
        var offsets = zone.getRules().getValidOffsets(time);
        findings.refuseIf(offsets.isEmpty(), pointer, "does not exist in this time zone: clocks skip it that day");
        return offsets.stream().map(time::toInstant).sorted().toList();
    }
}
