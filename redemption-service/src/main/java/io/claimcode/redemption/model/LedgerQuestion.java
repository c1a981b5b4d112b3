package io.claimcode.redemption.model;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.claimcode.contracts.redis.CodeEntry;

/**
 * What is asked of the ledger before a refusal is told, or a cart is quoted.
 *
 * @param redemptionId whether this was done already
 * @param codes which of these are spent, by position in the request
 * @param turns which of these are used up
 * @param spends which of these don't fit into their budgets
 */
public record LedgerQuestion(
        UUID redemptionId,
        String storefront,
        String orderId,
        Map<Integer, CodeEntry> codes,
        List<LedgerEntry.Turn> turns,
        List<LedgerEntry.Spend> spends) {}
