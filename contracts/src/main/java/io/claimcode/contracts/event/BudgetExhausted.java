package io.claimcode.contracts.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A promotion's budget is used up: nothing is left, or a redemption didn't fit into the last
 * tenth of what may be given away.
 *
 * @param redemptions redemptions that count at the moment
 */
public record BudgetExhausted(UUID promotionId, long redemptions, Instant exhaustedAt)
        implements RedemptionEvent.OfBudget {}
