package io.claimcode.redemption.redis;

import io.claimcode.redemption.model.ClaimState;
import io.claimcode.redemption.model.Claimant;

/**
 * A claim that has to agree with the ledger.
 *
 * @param state how it stands there
 * @param claimant whose it is, or was
 */
public record Settlement(String key, ClaimState state, Claimant claimant) {}
