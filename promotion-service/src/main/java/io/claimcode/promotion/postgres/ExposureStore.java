package io.claimcode.promotion.postgres;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.ItemSelection.Kind;
import io.claimcode.kit.sql.SqlRow;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.Exposure;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.Schedule;
import io.claimcode.promotion.model.Standing;
import io.smallrye.mutiny.Uni;

/** What promotions can take off items, kept apart from their terms so that thousands can be compared in a moment. */
@Singleton
public final class ExposureStore {
    /** Of more promotions those count that take off most. */
    private static final int MAX_PROMOTIONS = 20_000;

    /** Of more values the promotions count for everything, which warns rather too much than too little. */
    private static final int MAX_VALUES = 500_000;

    /** The list of items is looked up by its index first; the rest would have it compared row by row. */
    private static final String OTHERS =
            """
            with own as materialized (
              select array(select json_array_elements_text(cast(cast($8 as text) as json))) as items),
            same as materialized (
              select e.promotion_id from exposure e, own where e.items && own.items and e.kind = $7),
            standing as (
              select e.promotion_id, e.hundredths, e.preferential, e.kind, e.items, e.excluded_kind, e.excluded,
                p.starts_at, p.ends_at,
                sum(cardinality(e.items) + cardinality(e.excluded))
                  over (order by e.hundredths desc, e.promotion_id) as size
              from exposure e join promotion p on p.id = e.promotion_id
              where e.seller = $1 and e.currency = $2 and p.status in ('ACTIVE', 'PAUSED') and not p.expired
                and p.ends_at > cast(cast($3 as text) as timestamptz)
                and p.starts_at < cast(cast($4 as text) as timestamptz)
                and p.ends_at > cast(cast($5 as text) as timestamptz)
                and not (e.preferential and $6)
                and (e.kind <> $7 or $7 = 'ENTIRE_CATALOG' or e.promotion_id in (select promotion_id from same)))
            select cast(promotion_id as text), hundredths, preferential, kind,
              case when size <= %d then cast(to_json(items) as text) end, excluded_kind,
              case when size <= %d then cast(to_json(excluded) as text) end, %s, %s
            from standing order by hundredths desc, promotion_id limit %d""".formatted(MAX_VALUES, MAX_VALUES, Micros.of("starts_at"), Micros.of("ends_at"), MAX_PROMOTIONS);

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

    /** A seller's promotions that are live or pending and may meet this exposure on an item in this time. */
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
                .map(rows -> rows.stream().map(ExposureStore::standing).toList());
    }

    private static Standing standing(SqlRow row) {
        var items = row.textOrNull(4);
        var excluded = row.textOrNull(6);
        var exposure = new Exposure(
                (int) row.number(1),
                row.bool(2),
                items == null ? EVERYTHING : new ItemSelection(Kind.valueOf(row.text(3)), JsonTexts.read(items)),
                excluded == null ? NOTHING : new ItemSelection(Kind.valueOf(row.text(5)), JsonTexts.read(excluded)));
        return new Standing(UUID.fromString(row.text(0)), exposure, Micros.instant(row, 7), Micros.instant(row, 8));
    }
}
