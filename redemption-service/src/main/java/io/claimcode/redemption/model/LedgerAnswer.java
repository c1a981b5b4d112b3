package io.claimcode.redemption.model;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the ledger knows.
 *
 * @param same the redemption with the id asked for
 * @param ofOrder the order's active redemption
 * @param spentCodes positions of the codes asked for that are spent
 * @param usedTurns positions of the turns asked for that are used up
 */
public record LedgerAnswer(
        Optional<Recorded> same, Optional<UUID> ofOrder, Set<Integer> spentCodes, Set<Integer> usedTurns) {

    /**
     * A redemption as it was recorded.
     *
     * @param cancelled whether it was undone since
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Recorded(Redemption redemption, String storefront, byte[] requestHash, boolean cancelled) {}
}
