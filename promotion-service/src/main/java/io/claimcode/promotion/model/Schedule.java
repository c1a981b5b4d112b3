package io.claimcode.promotion.model;

import java.time.Instant;

import io.claimcode.promotion.model.PromotionDraft.ScheduleDraft;

/**
 * When a promotion counts.
 *
 * @param startsAt its first minute, local, as the seller gave it
 * @param endsAt its last minute, local, as the seller gave it
 * @param timeZone the IANA zone of both
 * @param from the first instant at which it counts; its creation, when the seller's start lay in the past
 * @param until the first instant at which it no longer counts
 */
public record Schedule(String startsAt, String endsAt, String timeZone, Instant from, Instant until) {
    /** The request for it. */
    ScheduleDraft draft() {
        return new ScheduleDraft(startsAt, endsAt, timeZone);
    }
}
