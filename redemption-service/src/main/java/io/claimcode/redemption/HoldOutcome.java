package io.claimcode.redemption;

import io.claimcode.redemption.model.Hold;
import io.claimcode.redemption.model.Refusal;

/** What became of a request to hold codes. */
public sealed interface HoldOutcome {
    /** The order holds all of them. */
    record Held(Hold hold) implements HoldOutcome {}

    /** It holds what it held before, and nothing more. */
    record Refused(Refusal refusal) implements HoldOutcome {}
}
