package io.claimcode.promotion.postgres;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.ItemSelection.Kind;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.Exposure;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.Schedule;
import io.claimcode.promotion.model.Standing;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** What promotions can take off items, kept apart from their terms so that thousands can be compared in a moment. */
@Singleton
public final class ExposureStore {
    /** Of more promotions those count that take off most. */
    private static final int MAX_PROMOTIONS = 20_000;

    /** Of more values the promotions count for everything, which warns rather too much than too little. */
    private static final int MAX_VALUES = 500_000;

    /**
     * The list of items is looked up by its index first; the rest would have it compared row by row. All comes as one
     * text, a line for each promotion, since thousands of rows of arrays cost more to pass on than to find. What is the
     * same for most is left out of it: a time beyond the one that is asked about, and that nothing is excluded. Values
     * have no control characters, so these separate. They are sorted only where not all of them can count.
     * Instants are read once: PostgreSQL would read the text again for each row.
     */
    private static final String OTHERS = """
            with own as materialized (
              select array(select json_array_elements_text(cast(cast($8 as text) as json))) as items),
            asked as materialized (
              select cast(cast($3 as text) as timestamptz) as now, cast(cast($4 as text) as timestamptz) as until,
                cast(cast($5 as text) as timestamptz) as since),
            same as materialized (
              select e.promotion_id from exposure e, own where e.items && own.items and e.kind = $7),
            standing as materialized (
              select e.promotion_id, e.hundredths, e.preferential, e.kind, e.items, e.excluded_kind, e.excluded,
                p.starts_at, p.ends_at
              from exposure e join promotion p on p.id = e.promotion_id
              where e.seller = $1 and p.seller = $1 and e.currency = $2
                and p.status in ('ACTIVE', 'PAUSED') and not p.expired
                and p.ends_at > (select now from asked)
                and p.starts_at < (select until from asked)
                and p.ends_at > (select since from asked)
                and not (e.preferential and $6)
                and (e.kind <> $7 or $7 = 'ENTIRE_CATALOG' or e.promotion_id in (select promotion_id from same))),
            much as (
              select count(*) > %d or sum(cardinality(items) + cardinality(excluded)) > %d as is_too_much from standing),
            counting as (
              select *, 0 as size from standing where not (select is_too_much from much)
              union all
              (select *, sum(cardinality(items) + cardinality(excluded))
                  over (order by hundredths desc, promotion_id rows unbounded preceding)
                from standing where (select is_too_much from much)
                order by hundredths desc, promotion_id limit %d))
            select string_agg(concat_ws('\t', promotion_id, hundredths, preferential,
              case when starts_at > (select since from asked) then cast(%s as text) else '' end,
              case when ends_at < (select until from asked) then cast(%s as text) else '' end,
              case when size <= %d then concat_ws('\t', kind, array_to_string(items, '\037'),
                case when excluded <> '{}' then concat_ws('\t', excluded_kind, array_to_string(excluded, '\037')) end)
              end), '\n')
            from counting""".formatted(
            MAX_PROMOTIONS, MAX_VALUES, MAX_PROMOTIONS, Micros.of("starts_at"), Micros.of("ends_at"), MAX_VALUES);

    /** How many columns a line has: without items it counts for everything. */
    private static final int WITHOUT_ITEMS = 5;

    private static final int WITHOUT_EXCLUDED = 7;

    private static final ItemSelection EVERYTHING = new ItemSelection(Kind.ENTIRE_CATALOG, List.of());
    private static final ItemSelection NOTHING = new ItemSelection(Kind.SKUS, List.of());

    /** Keeps what a new promotion can take off. */
    public Uni<Void> keep(SqlWork work, Promotion promotion) {
        return Exposure.of(promotion.terms())
                .map(exposure -> work.update(
                                """
                                insert into exposure (promotion_id, seller, currency, hundredths, preferential, kind, items,
                                  excluded_kind, excluded)
                                values ($1, $2, $3, $4, $5, $6, array(select json_array_elements_text(cast(cast($7 as text) as json))),
                                  $8, array(select json_array_elements_text(cast(cast($9 as text) as json))))""",
                                List.of(
                                        promotion.id(),
                                        promotion.seller(),
                                        promotion.terms().currency(),
                                        exposure.hundredths(),
                                        exposure.preferential(),
                                        exposure.items().kind().name(),
                                        JsonTexts.write(exposure.items().values()),
                                        exposure.excluded().kind().name(),
                                        JsonTexts.write(exposure.excluded().values())))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /**
     * A seller's promotions that are live or pending and may meet this exposure on an item in this time, each as far as it
     * counts then.
     */
    public Uni<List<Standing>> others(
            SqlWork work, String seller, String currency, Exposure own, Schedule schedule, Instant now) {
        return work.rows(
                        OTHERS,
                        List.of(
                                seller,
                                currency,
                                now.toString(),
                                schedule.until().toString(),
                                schedule.from().toString(),
                                own.preferential(),
                                own.items().kind().name(),
                                JsonTexts.write(own.items().values())))
                .map(rows -> standings(rows.getFirst().textOrNull(0), schedule));
    }

    private static List<Standing> standings(@Nullable String lines, Schedule schedule) {
        return lines == null
                ? List.of()
                : lines.lines().map(line -> standing(line, schedule)).toList();
    }

    private static Standing standing(String line, Schedule schedule) {
        var columns = line.split("\t", -1);
        var exposure = new Exposure(
                Integer.parseInt(columns[1]),
                "t".equals(columns[2]),
                columns.length == WITHOUT_ITEMS ? EVERYTHING : selection(columns[5], columns[6]),
                columns.length <= WITHOUT_EXCLUDED ? NOTHING : selection(columns[7], columns[8]));
        return new Standing(
                UUID.fromString(columns[0]),
                exposure,
                columns[3].isEmpty() ? schedule.from() : Micros.instant(columns[3]),
                columns[4].isEmpty() ? schedule.until() : Micros.instant(columns[4]));
    }

    private static ItemSelection selection(String kind, String values) {
        return new ItemSelection(Kind.valueOf(kind), values.isEmpty() ? List.of() : List.of(values.split("\037", -1)));
    }
}
