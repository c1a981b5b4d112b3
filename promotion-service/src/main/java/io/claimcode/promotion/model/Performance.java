package io.claimcode.promotion.model;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.claimcode.contracts.event.Limits;
import org.jspecify.annotations.Nullable;

/**
 * How a promotion goes.
 *
 * @param period of which it is told
 * @param totals of that period
 * @param budget how much of it is used, of all time
 * @param byTime each hour or day of the period, also where nothing happened
 * @param byGroup each claim code group to which something happened in the period, those with most redemptions first
 */
public record Performance(
        Promotion promotion, Period period, Figures totals, Budget budget, List<InTime> byTime, List<OfGroup> byGroup) {

    /** The figures from an instant on, of an hour or a day. */
    public record InTime(ZonedDateTime from, Figures figures) {}

    /**
     * The figures of a claim code group.
     *
     * @param groupId null, as name and quantity, for what needed no code of a group
     */
    public record OfGroup(
            @Nullable UUID groupId,
            @Nullable String name,
            @Nullable Integer quantity,
            Figures figures) {}

    /**
     * How much of a budget is used.
     *
     * @param redemptions that count
     * @param discount given, in minor units
     * @param limits how much may be used
     */
    public record Budget(long redemptions, long discount, Limits limits) {
        static Budget of(Figures ofAllTime, Limits limits) {
            return new Budget(ofAllTime.redemptions() - ofAllTime.cancellations(), ofAllTime.discount(), limits);
        }
    }

    /** A part of the figures, as it is stored: of a quarter of an hour, or of the part of a day after an instant. */
    public record Stored(Instant at, Figures figures) {}

    /** Puts it together. */
    public static Performance of(
            Promotion promotion, Period period, List<Stored> stored, List<OfGroup> byGroup, Figures ofAllTime) {
        Map<ZonedDateTime, Figures> byTime = new LinkedHashMap<>();
        period.beginnings().forEach(beginning -> byTime.put(beginning, Figures.NONE));
        stored.forEach(each -> byTime.merge(period.beginning(each.at()), each.figures(), Figures::plus));
        return new Performance(
                promotion,
                period,
                byTime.values().stream().reduce(Figures.NONE, Figures::plus),
                Budget.of(ofAllTime, promotion.terms().limits()),
                byTime.entrySet().stream()
                        .map(each -> new InTime(each.getKey(), each.getValue()))
                        .toList(),
                byGroup);
    }
}
