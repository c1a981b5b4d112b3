package io.claimcode.redemption.model;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of an entry.
 *
 * @param promotionId the promotion that refuses, where one does
 */
public record LedgerVerdict(Kind kind, @Nullable UUID promotionId) {
    /** Only the first changed anything. */
    public enum Kind {
        RECORDED,
        /** There is a redemption with this id. */
        EXISTS,
        /** The order has an active redemption. */
        ORDER,
        /** A code is spent. */
        CODE,
        /** A code or its group was voided. */
        VOIDED,
        /** The customer had his turn. */
        CUSTOMER,
        /** The promotion's budget doesn't allow it. */
        BUDGET,
        PAUSED,
        ENDED,
        /** The ledger's database hasn't heard of the promotion or group. */
        UNHEARD,
        /** Its claims are lost, and may be another's by now: begin again. */
        LOST,
        /** Nothing was decided: ask again. */
        RETRY
    }
}
