package io.claimcode.redemption;

import java.util.Map;

import io.claimcode.redemption.model.Quote;
import io.claimcode.redemption.model.Refusal;

/** What became of a request for a quote. */
public sealed interface QuoteOutcome {
    /**
     * The cart is priced without the codes that can't be used.
     *
     * @param refusals why each of these can't, by its position
     */
    record Quoted(Quote quote, Map<Integer, Refusal> refusals) implements QuoteOutcome {}

    /** There is no quote. */
    record Refused(Refusal refusal) implements QuoteOutcome {}
}
