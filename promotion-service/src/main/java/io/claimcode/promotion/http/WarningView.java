package io.claimcode.promotion.http;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claimcode.promotion.model.Warning;
import org.jspecify.annotations.Nullable;

/**
 * A warning as the seller reads it.
 *
 * @param detail what it means, in words
 * @param worstCasePercent which share of an item's price can be given away at most, where it is about that
 * @param with the other promotions to which it is due, those that take off most first, at most 50 of them
 */
record WarningView(
        Warning.Kind kind,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String worstCasePercent,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> with) {

    static WarningView of(Warning warning) {
        return new WarningView(warning.kind(), warning.kind().detail(), warning.worstCasePercent(), warning.with());
    }
}
