package io.claimcode.promotion.postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;

import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.Page;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** The claim code groups as sellers see them. */
@Singleton
public class ClaimCodeGroupStore implements PanacheRepositoryBase<ClaimCodeGroupRow, UUID> {
    /** Adds a group. */
    public Uni<Void> add(ClaimCodeGroup group) {
        return persistAndFlush(ClaimCodeGroupRow.of(group)).replaceWithVoid();
    }

    /** A promotion's group, or null. */
    public Uni<@Nullable ClaimCodeGroup> find(UUID groupId, UUID promotionId) {
        return find("groupId = ?1 and promotionId = ?2", groupId, promotionId)
                .firstResult()
                .map(row -> row == null ? null : row.group());
    }

    /** The same, locked until the transaction ends. */
    public Uni<@Nullable ClaimCodeGroup> lock(UUID groupId, UUID promotionId) {
        return find("groupId = ?1 and promotionId = ?2", groupId, promotionId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(row -> row == null ? null : row.group());
    }

    /** Puts a group that is locked in the place of what it was. */
    public Uni<Void> replace(ClaimCodeGroup group) {
        return findById(group.groupId()).invoke(row -> row.become(group)).replaceWithVoid();
    }

    /** Whether a promotion has a group of this name. */
    public Uni<Boolean> hasName(UUID promotionId, String name) {
        return count("promotionId = ?1 and name = ?2", promotionId, name).map(count -> count > 0);
    }

    /**
     * Changes a group that nobody else changes meanwhile.
     *
     * @param change what becomes of it
     * @return what became of it; null when there is no such group
     */
    public Uni<@Nullable ClaimCodeGroup> change(UUID groupId, UnaryOperator<ClaimCodeGroup> change) {
        return findById(groupId, LockModeType.PESSIMISTIC_WRITE).map(row -> {
            if (row == null) {
                return null;
            }
            var changed = change.apply(row.group());
            row.become(changed);
            return changed;
        });
    }

    /** A page of a promotion's groups. */
    public Uni<Page<ClaimCodeGroup>> page(UUID promotionId, Page.Request request) {
        var where = "promotionId = :promotion";
        var parameters = new HashMap<String, Object>(Map.of("promotion", promotionId));
        var after = request.after();
        if (after != null) {
            where += " and (createdAt < :createdAt or (createdAt = :createdAt and groupId < :id))";
            parameters.put("createdAt", after.createdAt());
            parameters.put("id", after.id());
        }
        return find(where + " order by createdAt desc, groupId desc", parameters)
                .range(0, request.limit())
                .list()
                .map(rows -> rows.stream().map(ClaimCodeGroupRow::group).toList())
                .map(found ->
                        Page.of(found, request.limit(), last -> new Page.Position(last.createdAt(), last.groupId())));
    }
}
