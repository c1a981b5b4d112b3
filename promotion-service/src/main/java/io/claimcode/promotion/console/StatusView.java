package io.claimcode.promotion.console;

import java.util.Locale;

import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.ShownStatus;

/**
 * A state with its label; colour is never all that tells it.
 *
 * @param key names its look
 */
public record StatusView(String key, String label) {
    static StatusView of(ShownStatus status) {
        var label = switch (status) {
            case PENDING -> "Pending";
            case ACTIVE -> "Active";
            case EXHAUSTED -> "Budget used up";
            case PAUSED -> "Paused";
            case ENDED -> "Ended";
            case EXPIRED -> "Expired";
            case CANCELLED -> "Cancelled";
        };
        return new StatusView(status.name().toLowerCase(Locale.ROOT), label);
    }

    static StatusView of(ClaimCodeGroup.Status status) {
        var label = switch (status) {
            case IN_PROGRESS -> "In Progress";
            case READY -> "Ready";
            case FAILED -> "Failed";
            case CANCELLED -> "Cancelled";
            case VOIDED -> "Voided";
        };
        return new StatusView(status.name().toLowerCase(Locale.ROOT), label);
    }
}
