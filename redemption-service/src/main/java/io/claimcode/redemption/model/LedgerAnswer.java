package io.claimcode.redemption.model;

import java.util.Optional;
import java.util.UUID;

/**
 * What the ledger knows.
 *
 * @param same the redemption with the id asked for
 * @param ofOrder the order's active redemption
 * @param facts what it knows of codes, customers and budgets
 */
public record LedgerAnswer(Optional<Recorded> same, Optional<UUID> ofOrder, LedgerFacts facts) {}
