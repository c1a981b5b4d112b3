package io.claimcode.codegen.model;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.event.ClaimCodeTerms;
import io.claimcode.contracts.event.PromotionState;

/**
 * What this service has to know of a promotion before it takes codes for it.
 *
 * @param status in which its seller put it
 * @param kind which codes it takes
 * @param endsAt the first instant at which it is over
 */
public record KnownPromotion(UUID promotionId, PromotionState.Status status, ClaimCodeTerms.Kind kind, Instant endsAt) {
    /** Whether it may get more codes. */
    public boolean isOver(Instant now) {
        return switch (status) {
            case ENDED, CANCELLED -> true;
            case ACTIVE, PAUSED -> !now.isBefore(endsAt);
        };
    }
}
