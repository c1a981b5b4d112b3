package io.claimcode.local.storefront;

import java.util.Optional;

import io.claimcode.local.storefront.api.RedemptionApi;
import io.claimcode.local.storefront.model.Answer;
import io.claimcode.local.storefront.model.Quote;
import io.claimcode.local.storefront.model.Visit;

/** Asks what the codes in a cart are worth by now. */
public final class PriceCart {

    private final RedemptionApi api;

    public PriceCart(RedemptionApi api) {
        this.api = api;
    }

    /** Nothing for an empty cart. */
    public Optional<Answer<Quote>> price(Visit visit) {
        return visit.cart().isEmpty() ? Optional.empty() : Optional.of(api.quote(visit.orderId(), visit.cart()));
    }
}
