package io.claimcode.promotion.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claimcode.promotion.model.HistoryEntry;
import org.jspecify.annotations.Nullable;

/** Something that was done to a promotion, as its seller sees it. */
record HistoryView(
        Instant at,
        String actor,
        HistoryEntry.Act act,
        long version,
        List<String> changed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID groupId) {

    static HistoryView of(HistoryEntry entry) {
        return new HistoryView(
                entry.at(), entry.actor(), entry.act(), entry.version(), entry.changed(), entry.groupId());
    }
}
