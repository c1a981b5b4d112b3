package io.claimcode.redemption.model;

/** What became of a usable code. All but the first leave it unspent. */
public enum CodeOutcome {
    APPLIED,
    /** Another Preferential code of the seller is worth more on this cart. */
    PREFERENTIAL_OUTBID,
    /** Another code of the same promotion applies. */
    SAME_PROMOTION,
    /** Nothing was left to discount. */
    NO_EFFECT
}
