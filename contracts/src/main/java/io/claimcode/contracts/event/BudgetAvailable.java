package io.claimcode.contracts.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A promotion's budget allows redemptions again, since a limit was raised or a redemption cancelled.
 *
 * @param redemptions redemptions that count at the moment
 */
public record BudgetAvailable(UUID promotionId, long redemptions, Instant availableAt)
        implements RedemptionEvent.OfBudget {}
