package io.claimcode.redemption;

import io.claimcode.redemption.model.Quote;
import io.claimcode.redemption.model.Redemption;
import io.claimcode.redemption.model.Refusal;

/** What became of a request to redeem. */
public sealed interface RedeemOutcome {
    /** The codes are redeemed: now, or by an earlier request with the same key. */
    record Redeemed(Redemption redemption, boolean replayed) implements RedeemOutcome {}

    /** Nothing was redeemed, or (for {@code temporarily-unavailable}) nobody knows yet. */
    record Refused(Refusal refusal) implements RedeemOutcome {}

    /**
     * The discount is other than the buyer was told; nothing was redeemed.
     *
     * @param quote what the codes are worth now
     */
    record DiscountChanged(Quote quote) implements RedeemOutcome {}
}
