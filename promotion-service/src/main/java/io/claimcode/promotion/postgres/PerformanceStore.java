package io.claimcode.promotion.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.kit.sql.SqlRow;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.Figures;
import io.claimcode.promotion.model.Performance;
import io.claimcode.promotion.model.Period;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** How promotions go, by quarters of an hour and in all. */
@Singleton
public final class PerformanceStore {
    /** Of more groups those are told that have most redemptions. */
    private static final int MAX_GROUPS = 200;

    static final String SUMS = """
            cast(coalesce(sum(f.redemptions), 0) as bigint), cast(coalesce(sum(f.cancellations), 0) as bigint),
            cast(coalesce(sum(f.returns), 0) as bigint), cast(coalesce(sum(f.adjustments), 0) as bigint),
            cast(coalesce(sum(f.discount), 0) as bigint), cast(coalesce(sum(f.revenue), 0) as bigint),
            cast(coalesce(sum(f.units), 0) as bigint)""";

    private static final String IN_PERIOD = """
             from performance f where f.promotion_id = $1 and f.quarter >= cast(cast($2 as text) as timestamptz)
              and f.quarter < cast(cast($3 as text) as timestamptz)""";

    /** The figures of a period by quarters of an hour, or by days where only these matter. */
    public Uni<List<Performance.Stored>> inPeriod(SqlWork work, UUID promotionId, Period period) {
        var zone = period.from().getZone();
        return switch (period.step()) {
            case HOUR ->
                work.rows(
                                "select " + Micros.of("f.quarter") + ", " + SUMS + IN_PERIOD + " group by f.quarter",
                                args(promotionId, period))
                        .map(rows -> rows.stream()
                                .map(row -> new Performance.Stored(Micros.instant(row, 0), figures(row, 1)))
                                .toList());
            case DAY -> {
                var day = "cast(cast(f.quarter at time zone cast($4 as text) as date) as text)";
                yield work.rows(
                                "select " + day + ", " + SUMS + IN_PERIOD + " group by 1",
                                List.of(
                                        promotionId,
                                        period.from().toInstant().toString(),
                                        period.until().toInstant().toString(),
                                        zone.getId()))
                        .map(rows -> rows.stream()
                                .map(row -> new Performance.Stored(start(row.text(0), zone), figures(row, 1)))
                                .toList());
            }
        };
    }

    /** The figures of a period by claim code group. */
    public Uni<List<Performance.OfGroup>> byGroup(SqlWork work, UUID promotionId, Period period) {
        var sql = "select cast(g.group_id as text), g.name, cast(g.quantity as text), " + SUMS
                + IN_PERIOD.replace(
                        "performance f", "performance f left join claim_code_group g on g.group_id = f.group_id")
                + " group by f.group_id, g.group_id order by sum(f.redemptions) desc, f.group_id limit " + MAX_GROUPS;
        return work.rows(sql, args(promotionId, period))
                .map(rows -> rows.stream().map(PerformanceStore::ofGroup).toList());
    }

    /** The figures of all time. */
    public Uni<Figures> ofAllTime(SqlWork work, UUID promotionId) {
        return work.rows("select " + SUMS + " from performance_total f where f.promotion_id = $1", List.of(promotionId))
                .map(rows -> figures(rows.getFirst(), 0));
    }

    /** When something last happened, or null. */
    public Uni<@Nullable Instant> last(SqlWork work, UUID promotionId) {
        return work.rows(
                        "select cast(" + Micros.of("max(quarter)")
                                + " as text) from performance where promotion_id = $1",
                        List.of(promotionId))
                .map(rows -> Micros.instantOrNull(rows.getFirst(), 0));
    }

    private static List<Object> args(UUID promotionId, Period period) {
        return List.of(
                promotionId,
                period.from().toInstant().toString(),
                period.until().toInstant().toString());
    }

    private static Instant start(String date, ZoneId zone) {
        return LocalDate.parse(date).atStartOfDay(zone).toInstant();
    }

    private static Performance.OfGroup ofGroup(SqlRow row) {
        var groupId = row.textOrNull(0);
        var quantity = row.textOrNull(2);
        return new Performance.OfGroup(
                groupId == null ? null : UUID.fromString(groupId),
                row.textOrNull(1),
                quantity == null ? null : Integer.valueOf(quantity),
                figures(row, 3));
    }

    static Figures figures(SqlRow row, int from) {
        return new Figures(
                row.number(from),
                row.number(from + 1),
                row.number(from + 2),
                row.number(from + 3),
                row.number(from + 4),
                row.number(from + 5),
                row.number(from + 6));
    }
}
