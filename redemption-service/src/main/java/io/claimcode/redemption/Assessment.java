package io.claimcode.redemption;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.claimcode.redemption.model.LedgerFacts;
import io.claimcode.redemption.model.Quote;
import io.claimcode.redemption.model.Refusal;
import io.claimcode.redemption.model.Terms;

/**
 * What is known of a cart.
 *
 * @param quote what its usable codes, and the promotions that need none, are worth
 * @param refusals why each of the other codes can't be used, by its position: the refusal first in precedence
 * @param promotions the terms that matter: of every known code, and of what applies without one
 * @param unheard whether a code was found of whose batch or terms this instance hasn't heard yet
 * @param ambiguous whether an item's seller can't be told
 */
record Assessment(
        Quote quote, Map<Integer, Refusal> refusals, Set<Terms> promotions, boolean unheard, boolean ambiguous) {

    /** The promotions without a code that were to apply and that the facts exclude. */
    Set<UUID> excluded(LedgerFacts facts) {
        return quote.shares().stream()
                .filter(share -> share.code() == null)
                .map(share -> share.terms().promotionId())
                .filter(facts::excludes)
                .collect(Collectors.toSet());
    }
}
