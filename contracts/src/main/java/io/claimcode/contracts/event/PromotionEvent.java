package io.claimcode.contracts.event;

import java.util.UUID;

/** What a seller decided. Each carries the promotion's whole state and its version: followers keep the highest. */
public sealed interface PromotionEvent extends Event permits PromotionCreated, ClaimCodeGroupRequested {
    PromotionState promotion();

    @Override
    default UUID promotionId() {
        return promotion().promotionId();
    }

    @Override
    default String subject() {
        return promotionId().toString();
    }
}
