package io.claimcode.promotion.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A time, in whole hours or days of a zone.
 *
 * @param from its first instant
 * @param until the first instant after it
 * @param step of which it consists
 */
public record Period(ZonedDateTime from, ZonedDateTime until, Step step) {
    /** Parts of one answer. */
    public static final int MAX_STEPS = 2_000;

    /** The parts of a period. */
    public enum Step {
        HOUR,
        DAY;

        /** The beginning of the part in which an instant lies. */
        ZonedDateTime beginning(ZonedDateTime at) {
            return this == HOUR
                    ? at.truncatedTo(ChronoUnit.HOURS)
                    : at.toLocalDate().atStartOfDay(at.getZone());
        }

        ZonedDateTime next(ZonedDateTime beginning) {
            return this == HOUR
                    ? beginning.plusHours(1)
                    : beginning.toLocalDate().plusDays(1).atStartOfDay(beginning.getZone());
        }
    }

    /** The whole parts that hold this time; at least one. */
    public static Period of(Instant from, Instant until, ZoneId zone, Step step) {
        var first = step.beginning(from.atZone(zone));
        var last = step.beginning(until.atZone(zone));
        var end = last.toInstant().equals(until) && last.isAfter(first) ? last : step.next(last);
        return new Period(first, end, step);
    }

    /** Whether it has more parts than one answer can have. */
    public boolean isTooLong() {
        var length = from.until(until, step == Step.HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS);
        return length > MAX_STEPS;
    }

    /** The last part of it that isn't too long. */
    public Period shortened() {
        return isTooLong()
                ? new Period(
                        step.beginning(step == Step.HOUR ? until.minusHours(MAX_STEPS) : until.minusDays(MAX_STEPS)),
                        until,
                        step)
                : this;
    }

    /** The beginnings of its parts. */
    public List<ZonedDateTime> beginnings() {
        var beginnings = new ArrayList<ZonedDateTime>();
        for (var each = from; each.isBefore(until); each = step.next(each)) {
            beginnings.add(each);
        }
        return beginnings;
    }

    /** The beginning of the part in which an instant lies. */
    public ZonedDateTime beginning(Instant at) {
        return step.beginning(at.atZone(from.getZone()));
    }
}
