package io.claimcode.promotion.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * A period as a seller asks for it, before any check.
 *
 * @param from an instant, or a date with or without a time in the promotion's zone; its start when absent
 * @param to the same, where a date means the end of that day; now, or the promotion's end, when absent
 * @param by hour or day; day when absent
 */
public record PeriodRequest(
        @Nullable String from,
        @Nullable String to,
        @Nullable String by) {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * The period, widened to whole hours or days, or all that is wrong with the request.
     *
     * @param last when something last happened; null when nothing did
     */
    public Checked<Period> check(Schedule schedule, Instant now, @Nullable Instant last) {
        var findings = new Findings();
        var zone = ZoneId.of(schedule.timeZone());
        var step = step(findings);
        var begin = from == null ? schedule.from() : instant("/from", from, zone, false, findings);
        var end = to == null ? end(schedule, now, last) : instant("/to", to, zone, true, findings);
        if (from == null && to == null && !end.isAfter(begin)) {
            end = begin.plusSeconds(1);
        }
        var backward = findings.isEmpty() && !end.isAfter(begin);
        findings.refuseIf(
                backward, to == null ? "/from" : "/to", to == null ? "must lie in the past" : "must be later");
        if (!findings.isEmpty()) {
            return findings.accept(Period.of(now, now, zone, step));
        }
        var period = Period.of(begin, end, zone, step);
        if (from == null) {
            return findings.accept(period.shortened());
        }
        findings.refuseIf(
                period.isTooLong(),
                "/from",
                "must not be more than " + Period.MAX_STEPS + " hours or days before the end");
        return findings.accept(period);
    }

    private Period.Step step(Findings findings) {
        if (by == null || by.equals("day")) {
            return Period.Step.DAY;
        }
        findings.refuseIf(!by.equals("hour"), "/by", "must be hour or day");
        return Period.Step.HOUR;
    }

    /** What happens late, such as a cancellation after the promotion's end, belongs to it. */
    private static Instant end(Schedule schedule, Instant now, @Nullable Instant last) {
        var end = schedule.until().isBefore(now) ? schedule.until() : now;
        var happened = last == null ? end : last.plusSeconds(1);
        return happened.isAfter(end) ? happened : end;
    }

    private static Instant instant(String pointer, String text, ZoneId zone, boolean wholeDay, Findings findings) {
        try {
            var instant = read(text, zone, wholeDay);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
            findings.refuse(pointer, "must lie in the years 2000 to 2199");
        } catch (DateTimeException wrong) {
            findings.refuse(
                    pointer, "must be a date, a local date and time, or an instant such as 2027-03-01T00:00:00Z");
        }
        return EARLIEST;
    }

    private static Instant read(String text, ZoneId zone, boolean wholeDay) {
        if (!text.contains("T")) {
            var date = LocalDate.parse(text).plus(wholeDay ? 1 : 0, ChronoUnit.DAYS);
            return date.atStartOfDay(zone).toInstant();
        }
        var hasOffset = text.indexOf('Z') > 0 || text.indexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
        return hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }
}
