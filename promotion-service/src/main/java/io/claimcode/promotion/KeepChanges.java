package io.claimcode.promotion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.PromotionEvent;
import io.claimcode.kit.outbox.Outbox;
import io.claimcode.kit.sql.SqlWork;
import io.claimcode.promotion.model.HistoryEntry;
import io.claimcode.promotion.postgres.HistoryStore;
import io.smallrye.mutiny.Uni;

/** Notes in a promotion's history what was done to it, and has it told; in the transaction in which it is done. */
@Singleton
final class KeepChanges {
    private final HistoryStore history;

    KeepChanges(HistoryStore history) {
        this.history = history;
    }

    Uni<Void> keep(SqlWork work, String actor, HistoryEntry.Act act, PromotionEvent event, Instant now) {
        return keep(work, actor, act, List.of(), event, now);
    }

    /** The same for an act that doesn't say by itself which properties it changed. */
    Uni<Void> keep(
            SqlWork work, String actor, HistoryEntry.Act act, List<String> changed, PromotionEvent event, Instant now) {
        var groupId = event instanceof PromotionEvent.OfGroup ofGroup
                ? ofGroup.claimCodeGroup().groupId()
                : null;
        var version = event.promotion().version();
        return history.add(new HistoryEntry(
                        UUID.randomUUID(), event.promotionId(), now, actor, act, version, changed, groupId))
                .chain(() -> Outbox.append(work, List.of(Events.message(event, now))));
    }
}
