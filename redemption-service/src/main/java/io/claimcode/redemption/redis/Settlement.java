package io.claimcode.redemption.redis;

import io.claimcode.redemption.model.Claimant;

/** A claim that the ledger knows to be redeemed, and for whom. */
public record Settlement(String key, Claimant claimant) {}
