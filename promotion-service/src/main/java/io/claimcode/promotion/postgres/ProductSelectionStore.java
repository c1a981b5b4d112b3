package io.claimcode.promotion.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.kit.sql.SqlRow;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.ProductSelection;
import io.claimcode.promotion.model.ProductSelectionSummary;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** The product selections, each to be found by its seller only. */
@Singleton
public final class ProductSelectionStore {
    private static final String IN_USE = """
            exists (select 1 from product_selection_use u join promotion p on p.id = u.promotion_id
              where u.selection_id = s.id and p.status in ('ACTIVE', 'PAUSED') and not p.expired and p.ends_at > now())""";

    private static final String COLUMNS = "cast(s.id as text), s.version, s.name, s.kind, s.size, %s, %s, %s"
            .formatted(IN_USE, Micros.of("s.created_at"), Micros.of("s.changed_at"));

    private static final String OWN = " from product_selection s where s.seller = $1 and s.id = $2";

    /** Adds a selection; false when the seller has one of this name. */
    public Uni<Boolean> add(SqlWork work, ProductSelection selection) {
        return work.update(
                        """
                        insert into product_selection (id, seller, version, name, kind, items, size, created_at, changed_at)
                        values ($1, $2, $3, $4, $5, $6, $7, cast(cast($8 as text) as timestamptz),
                          cast(cast($9 as text) as timestamptz))
                        on conflict on constraint product_selection_name do nothing""",
                        List.of(
                                selection.id(),
                                selection.seller(),
                                selection.version(),
                                selection.name(),
                                selection.items().kind().name(),
                                JsonTexts.write(selection.items().values()),
                                selection.items().values().size(),
                                selection.createdAt().toString(),
                                selection.changedAt().toString()))
                .map(rows -> rows == 1);
    }

    /** Makes whoever else gives a seller's selections names wait until the transaction ends. */
    public Uni<Void> lockNames(SqlWork work, String seller) {
        return work.rows(
                        "select cast(pg_advisory_xact_lock(hashtextextended($1, 0)) as text)",
                        List.of("product-selections " + seller))
                .replaceWithVoid();
    }

    /** How many a seller has. */
    public Uni<Long> count(SqlWork work, String seller) {
        return work.rows("select count(*) from product_selection where seller = $1", List.of(seller))
                .map(rows -> rows.getFirst().number(0));
    }

    /** A seller's selection, or null. */
    public Uni<@Nullable ProductSelection> find(SqlWork work, String seller, UUID id) {
        return one(work, seller, id, "");
    }

    /** The same, locked until the transaction ends: nobody changes it, and no promotion begins to use it. */
    public Uni<@Nullable ProductSelection> lock(SqlWork work, String seller, UUID id) {
        return one(work, seller, id, " for update of s");
    }

    /** Whether the seller has another selection of this name. */
    public Uni<Boolean> isNameTaken(SqlWork work, ProductSelection selection) {
        return work.rows(
                        "select 1 from product_selection where seller = $1 and name = $2 and id <> $3",
                        List.of(selection.seller(), selection.name(), selection.id()))
                .map(rows -> !rows.isEmpty());
    }

    /** Puts a selection that is locked in the place of its earlier version. */
    public Uni<Void> replace(SqlWork work, ProductSelection selection) {
        return work.update(
                        """
                        update product_selection set version = $2, name = $3, kind = $4, items = $5, size = $6,
                          changed_at = cast(cast($7 as text) as timestamptz) where id = $1""",
                        List.of(
                                selection.id(),
                                selection.version(),
                                selection.name(),
                                selection.items().kind().name(),
                                JsonTexts.write(selection.items().values()),
                                selection.items().values().size(),
                                selection.changedAt().toString()))
                .replaceWithVoid();
    }

    /** Removes a selection. */
    public Uni<Void> remove(SqlWork work, UUID id) {
        return work.update("delete from product_selection where id = $1", List.of(id))
                .replaceWithVoid();
    }

    /** A page of a seller's selections, without their values. */
    public Uni<Page<ProductSelectionSummary>> page(
            SqlWork work, String seller, @Nullable String text, Page.Request request) {
        var args = new ArrayList<Object>(List.of(seller, request.limit() + 1));
        var where = "s.seller = $1";
        if (text != null) {
            args.add(text);
            where += " and position(lower($" + args.size() + ") in lower(s.name)) > 0";
        }
        var after = request.after();
        if (after != null) {
            args.add(after.createdAt().toString());
            args.add(after.id());
            where += " and (s.created_at, s.id) < (cast(cast($%d as text) as timestamptz), $%d)"
                    .formatted(args.size() - 1, args.size());
        }
        var sql = "select " + COLUMNS + " from product_selection s where " + where
                + " order by s.created_at desc, s.id desc limit $2";
        return work.rows(sql, args)
                .map(rows -> rows.stream().map(ProductSelectionStore::summary).toList())
                .map(found -> Page.of(found, request.limit(), last -> new Page.Position(last.createdAt(), last.id())));
    }

    /** The items of those of these that the seller has, by id; they stay until the transaction ends. */
    public Uni<Map<UUID, ItemSelection>> items(SqlWork work, String seller, Collection<UUID> ids) {
        return work.rows(
                        "select cast(id as text), kind, items from product_selection where seller = $1 and id in "
                                + "(select cast(each as uuid) from json_array_elements_text(cast(cast($2 as text) as json)) each)"
                                + " order by id for share",
                        List.of(
                                seller,
                                JsonTexts.write(ids.stream().map(UUID::toString).toList())))
                .map(rows -> {
                    var found = new LinkedHashMap<UUID, ItemSelection>();
                    rows.forEach(row -> found.put(UUID.fromString(row.text(0)), items(row, 1, 2)));
                    return found;
                });
    }

    /** Notes that a promotion was created with these. */
    public Uni<Void> use(SqlWork work, UUID promotionId, Collection<UUID> ids) {
        return work.update(
                        "insert into product_selection_use (promotion_id, selection_id) select $1, cast(each as uuid)"
                                + " from json_array_elements_text(cast(cast($2 as text) as json)) each",
                        List.of(
                                promotionId,
                                JsonTexts.write(ids.stream().map(UUID::toString).toList())))
                .replaceWithVoid();
    }

    private static Uni<@Nullable ProductSelection> one(SqlWork work, String seller, UUID id, String suffix) {
        return work.rows("select " + COLUMNS + ", s.items" + OWN + suffix, List.of(seller, id))
                .map(rows -> rows.isEmpty() ? null : selection(seller, rows.getFirst()));
    }

    private static ProductSelection selection(String seller, SqlRow row) {
        return new ProductSelection(
                UUID.fromString(row.text(0)),
                seller,
                row.number(1),
                row.text(2),
                items(row, 3, 8),
                row.bool(5),
                Micros.instant(row, 6),
                Micros.instant(row, 7));
    }

    private static ProductSelectionSummary summary(SqlRow row) {
        return new ProductSelectionSummary(
                UUID.fromString(row.text(0)),
                row.number(1),
                row.text(2),
                ItemSelection.Kind.valueOf(row.text(3)),
                (int) row.number(4),
                row.bool(5),
                Micros.instant(row, 6),
                Micros.instant(row, 7));
    }

    private static ItemSelection items(SqlRow row, int kind, int items) {
        return new ItemSelection(ItemSelection.Kind.valueOf(row.text(kind)), JsonTexts.read(row.text(items)));
    }
}
