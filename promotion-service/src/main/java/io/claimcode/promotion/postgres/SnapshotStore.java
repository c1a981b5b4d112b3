package io.claimcode.promotion.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.PromotionState;
import io.claimcode.kit.sql.SqlRow;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.Pace;
import io.claimcode.promotion.model.ShownStatus;
import io.claimcode.promotion.model.Snapshot;
import io.smallrye.mutiny.Uni;

/** What can be followed of promotions. */
@Singleton
public final class SnapshotStore {
    private static final String WATCHED =
            "with watched as (select cast(each as uuid) as id from json_array_elements_text(cast(cast($1 as text) as json)) each) ";

    private static final String PROMOTIONS =
            WATCHED + """
            select cast(p.id as text), p.version, p.status, p.expired, p.budget_exhausted, %s, %s, p.currency, f.*
            from watched join promotion p on p.id = watched.id cross join lateral (
              select %s from performance_total f where f.promotion_id = p.id) f""".formatted(Micros.of("p.starts_at"), Micros.of("p.ends_at"), PerformanceStore.SUMS);

    private static final String GROUPS = WATCHED + """
            select cast(watched.id as text), cast(g.group_id as text), g.name, g.status, g.quantity, g.created,
              greatest(g.redeemed, 0), coalesce(g.codes_per_second, 0), coalesce(g.seconds_left, 0)
            from watched cross join lateral (
              select * from claim_code_group c where c.promotion_id = watched.id
              order by c.created_at desc, c.group_id desc limit %d) g
            order by watched.id, g.created_at desc, g.group_id desc""".formatted(Snapshot.MAX_GROUPS);

    /** How these promotions stand, by id. */
    public Uni<Map<UUID, Snapshot>> of(SqlWork work, Collection<UUID> ids, Instant now) {
        var json = JsonTexts.write(ids.stream().map(UUID::toString).toList());
        return work.rows(GROUPS, List.of(json))
                .map(SnapshotStore::groups)
                .chain(groups -> work.rows(PROMOTIONS, List.of(json)).map(rows -> {
                    var snapshots = new HashMap<UUID, Snapshot>();
                    rows.forEach(row -> {
                        var id = UUID.fromString(row.text(0));
                        snapshots.put(id, snapshot(id, row, groups.getOrDefault(id, List.of()), now));
                    });
                    return snapshots;
                }));
    }

    private static Map<UUID, List<Snapshot.Progress>> groups(List<SqlRow> rows) {
        var groups = new HashMap<UUID, List<Snapshot.Progress>>();
        rows.forEach(row -> groups.computeIfAbsent(UUID.fromString(row.text(0)), id -> new ArrayList<>())
                .add(new Snapshot.Progress(
                        UUID.fromString(row.text(1)),
                        row.text(2),
                        ClaimCodeGroup.Status.valueOf(row.text(3)),
                        (int) row.number(4),
                        (int) row.number(5),
                        row.number(6),
                        row.number(7) == 0 ? null : new Pace((int) row.number(7), (int) row.number(8)))));
        return groups;
    }

    private static Snapshot snapshot(UUID id, SqlRow row, List<Snapshot.Progress> groups, Instant now) {
        var status = row.bool(3)
                ? ShownStatus.EXPIRED
                : ShownStatus.of(
                        PromotionState.Status.valueOf(row.text(2)),
                        row.bool(4),
                        Micros.instant(row, 5),
                        Micros.instant(row, 6),
                        now);
        return new Snapshot(id, row.number(1), status, row.text(7), PerformanceStore.figures(row, 8), groups);
    }
}
