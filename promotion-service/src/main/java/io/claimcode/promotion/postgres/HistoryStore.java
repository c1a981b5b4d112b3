package io.claimcode.promotion.postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.promotion.model.HistoryEntry;
import io.claimcode.promotion.model.Page;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** What was done to the promotions. Entries are added and never changed. */
@Singleton
public class HistoryStore implements PanacheRepositoryBase<HistoryRow, UUID> {
    /** Adds an entry. */
    public Uni<Void> add(HistoryEntry entry) {
        return persistAndFlush(HistoryRow.of(entry)).replaceWithVoid();
    }

    /** A page of a promotion's history. */
    public Uni<Page<HistoryEntry>> page(UUID promotionId, Page.Request request) {
        var where = "promotionId = :promotion";
        var parameters = new HashMap<String, Object>(Map.of("promotion", promotionId));
        var after = request.after();
        if (after != null) {
            where += " and (at < :at or (at = :at and id < :id))";
            parameters.put("at", after.createdAt());
            parameters.put("id", after.id());
        }
        return find(where + " order by at desc, id desc", parameters)
                .range(0, request.limit())
                .list()
                .map(rows -> rows.stream().map(HistoryRow::entry).toList())
                .map(found -> Page.of(found, request.limit(), last -> new Page.Position(last.at(), last.id())));
    }
}
