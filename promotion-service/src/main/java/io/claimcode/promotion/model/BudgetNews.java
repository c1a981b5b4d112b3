package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.UUID;

/**
 * What the checkout says of a promotion's budget.
 *
 * @param exhausted whether it is used up
 * @param at when that was so; what comes later counts
 */
public record BudgetNews(UUID eventId, UUID promotionId, boolean exhausted, Instant at) {}
