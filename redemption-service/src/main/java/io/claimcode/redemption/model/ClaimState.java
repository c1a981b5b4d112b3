package io.claimcode.redemption.model;

/** How the ledger has a code or a customer's turn, with which its claim has to agree. */
public enum ClaimState {
    REDEEMED,
    VOIDED,
    /** Given back. */
    FREE
}
