package io.claimcode.promotion.postgres;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.claimcode.promotion.model.HistoryEntry;
import org.jspecify.annotations.Nullable;

/** An entry of a promotion's history as a row. */
@Entity
@Table(name = "promotion_history")
class HistoryRow {
    @Id
    UUID id;

    @Column(name = "promotion_id")
    UUID promotionId;

    Instant at;
    String actor;

    @Enumerated(EnumType.STRING)
    HistoryEntry.Act act;

    long version;

    /** Pointers, a line each. */
    @Column(columnDefinition = "text")
    String changed;

    @Column(name = "group_id")
    @Nullable
    UUID groupId;

    static HistoryRow of(HistoryEntry entry) {
        var row = new HistoryRow();
        row.id = entry.id();
        row.promotionId = entry.promotionId();
        row.at = entry.at();
        row.actor = entry.actor();
        row.act = entry.act();
        row.version = entry.version();
        row.changed = String.join("\n", entry.changed());
        row.groupId = entry.groupId();
        return row;
    }

    HistoryEntry entry() {
        var pointers = changed.isEmpty() ? List.<String>of() : List.of(changed.split("\n", -1));
        return new HistoryEntry(id, promotionId, at, actor, act, version, pointers, groupId);
    }
}
