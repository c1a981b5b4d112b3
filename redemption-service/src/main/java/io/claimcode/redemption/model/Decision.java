package io.claimcode.redemption.model;

/** What pricing says of a cart. */
public sealed interface Decision {
    /** The codes may be redeemed at this quote. */
    record Priced(Quote quote) implements Decision {}

    /** They may not. */
    record Refused(Refusal refusal) implements Decision {}
}
