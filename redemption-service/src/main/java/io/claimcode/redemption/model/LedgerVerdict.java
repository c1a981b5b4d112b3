package io.claimcode.redemption.model;

/** What the ledger says of an entry. Only the first changed anything. */
public enum LedgerVerdict {
    RECORDED,
    /** There is a redemption with this id. */
    EXISTS,
    /** The order has an active redemption. */
    ORDER,
    /** A code is spent. */
    CODE,
    /** The customer had his turn. */
    CUSTOMER,
    /** The promotion's budget doesn't allow it. */
    BUDGET,
    PAUSED,
    ENDED,
    /** The ledger's database hasn't heard of the promotion or group. */
    UNHEARD,
    /** Nothing was decided: ask again. */
    RETRY
}
