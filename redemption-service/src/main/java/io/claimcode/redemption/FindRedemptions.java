package io.claimcode.redemption;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.redemption.model.Recorded;
import io.claimcode.redemption.postgres.Ledger;

/** Reads redemptions: a storefront sees its own. Blocks. */
@ApplicationScoped
public class FindRedemptions {
    private final Ledger ledger;

    @Inject
    FindRedemptions(Ledger ledger) {
        this.ledger = ledger;
    }

    public Optional<Recorded> byId(UUID redemptionId, String storefront) {
        return ledger.find(redemptionId)
                .filter(found -> found.storefront().equals(storefront) && found.redemption() != null);
    }

    public List<Recorded> ofOrder(String storefront, String orderId, int from, int limit) {
        return ledger.ofOrder(storefront, orderId, from, limit);
    }
}
