package io.claimcode.redemption.model;

import java.util.List;
import java.util.UUID;

import io.claimcode.contracts.redis.CodeEntry;

/**
 * What is asked of the ledger before a refusal is told.
 *
 * @param redemptionId whether this was done already
 * @param codes which of these are spent
 * @param turns which of these are used up
 */
public record LedgerQuestion(
        UUID redemptionId, String storefront, String orderId, List<CodeEntry> codes, List<LedgerEntry.Turn> turns) {}
