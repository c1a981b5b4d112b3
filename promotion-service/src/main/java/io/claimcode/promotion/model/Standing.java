package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.UUID;

/**
 * One of a seller's promotions that is live or pending.
 *
 * @param exposure what it can take off an item
 * @param from the first instant at which it counts
 * @param until the first instant at which it no longer counts
 */
public record Standing(UUID promotionId, Exposure exposure, Instant from, Instant until) {}
