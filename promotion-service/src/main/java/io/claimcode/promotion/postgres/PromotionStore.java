package io.claimcode.promotion.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.Page;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionFilter;
import io.claimcode.promotion.model.ShownStatus;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** The promotions, each to be found by its seller only. */
@Singleton
public class PromotionStore implements PanacheRepositoryBase<PromotionRow, UUID> {
    private static final String NOT_OVER = "endsAt > :now and not expired";
    private static final String OWN = "seller = ?1 and id = ?2";

    /** Adds a promotion. */
    public Uni<Void> add(Promotion promotion) {
        return persistAndFlush(PromotionRow.of(promotion)).replaceWithVoid();
    }

    /** A seller's promotion, or null. */
    public Uni<@Nullable Promotion> find(String seller, UUID id) {
        return find(OWN, seller, id).firstResult().map(PromotionStore::promotion);
    }

    /** Those of some promotions that are a seller's, in no order. */
    public Uni<List<Promotion>> find(String seller, Collection<UUID> ids) {
        return list("seller = ?1 and id in ?2", seller, ids)
                .map(rows -> rows.stream().map(PromotionRow::promotion).toList());
    }

    /** A seller's promotion, locked until the transaction ends: whoever writes of a promotion does so alone. */
    public Uni<@Nullable Promotion> lock(String seller, UUID id) {
        return find(OWN, seller, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(PromotionStore::promotion);
    }

    /** A promotion of whichever seller, locked: for what was told, never for what is asked. */
    public Uni<@Nullable Promotion> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(PromotionStore::promotion);
    }

    /** Promotions whose time is over and which nobody has told of, locked; those that others have locked come later. */
    public Uni<List<Promotion>> lockOver(SqlWork work, Instant now, int limit) {
        return work.rows("""
                        select cast(id as text) from promotion
                        where status in ('ACTIVE', 'PAUSED') and not expired and ends_at <= cast(cast($1 as text) as timestamptz)
                        order by ends_at limit $2 for update skip locked""", List.of(now.toString(), limit))
                .chain(rows -> list(
                        "id in ?1",
                        rows.stream().map(row -> UUID.fromString(row.text(0))).toList()))
                .map(rows -> rows.stream().map(PromotionRow::promotion).toList());
    }

    /** Puts a promotion that is locked in the place of its earlier version. */
    public Uni<Void> replace(Promotion promotion) {
        return findById(promotion.id()).invoke(row -> row.become(promotion)).replaceWithVoid();
    }

    /** A page of a seller's promotions. */
    public Uni<Page<Promotion>> page(String seller, PromotionFilter filter, Page.Request request) {
        var conditions = new ArrayList<>(List.of("seller = :seller"));
        var parameters = new HashMap<String, Object>(Map.of("seller", seller));
        if (filter.status() != null) {
            conditions.add(condition(filter.status()));
            if (filter.status() != ShownStatus.ENDED && filter.status() != ShownStatus.CANCELLED) {
                parameters.put("now", filter.now());
            }
        }
        if (filter.text() != null) {
            conditions.add(
                    "(lower(internalDescription) like :text escape '!' or lower(trackingId) like :text escape '!')");
            parameters.put("text", "%" + escaped(filter.text().toLowerCase(Locale.ROOT)) + "%");
        }
        var after = request.after();
        if (after != null) {
            conditions.add("(createdAt < :createdAt or (createdAt = :createdAt and id < :id))");
            parameters.put("createdAt", after.createdAt());
            parameters.put("id", after.id());
        }
        return find(String.join(" and ", conditions) + " order by createdAt desc, id desc", parameters)
                .range(0, request.limit())
                .list()
                .map(rows -> rows.stream().map(PromotionRow::promotion).toList())
                .map(found -> Page.of(found, request.limit(), last -> new Page.Position(last.createdAt(), last.id())));
    }

    /** The same as {@link Promotion#shownAt}, for the database to decide. */
    private static String condition(ShownStatus status) {
        return switch (status) {
            case PENDING -> "status = ACTIVE and startsAt > :now";
            case ACTIVE -> "status = ACTIVE and startsAt <= :now and not budgetExhausted and " + NOT_OVER;
            case EXHAUSTED -> "status = ACTIVE and startsAt <= :now and budgetExhausted and " + NOT_OVER;
            case PAUSED -> "status = PAUSED and " + NOT_OVER;
            case EXPIRED -> "status in (ACTIVE, PAUSED) and not (" + NOT_OVER + ")";
            case ENDED -> "status = ENDED";
            case CANCELLED -> "status = CANCELLED";
        };
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static @Nullable Promotion promotion(@Nullable PromotionRow row) {
        return row == null ? null : row.promotion();
    }
}
