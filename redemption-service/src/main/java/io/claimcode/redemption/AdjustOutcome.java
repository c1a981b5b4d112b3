package io.claimcode.redemption;

import java.util.List;

import io.claimcode.redemption.model.Adjusted;
import io.claimcode.redemption.model.Adjustment;

/** What became of a request to take part of an order back. */
public sealed interface AdjustOutcome {
    /** It is taken back: now, or by an earlier request with the same key. */
    record Done(Adjusted adjusted, boolean replayed) implements AdjustOutcome {}

    /** This is wrong with what was asked. */
    record Invalid(List<Adjustment.Fault> faults) implements AdjustOutcome {}

    /** This storefront has no such redemption. */
    record NotFound() implements AdjustOutcome {}

    /** The redemption was cancelled, or its order returned as a whole. */
    record Over() implements AdjustOutcome {}

    /** The key was used for another adjustment. */
    record KeyReused() implements AdjustOutcome {}
}
