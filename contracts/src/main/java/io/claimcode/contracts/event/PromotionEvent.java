package io.claimcode.contracts.event;

import java.util.UUID;

/** What a seller decided. Each carries the promotion's whole state and its version: followers keep the highest. */
public sealed interface PromotionEvent extends Event
        permits PromotionCreated,
                PromotionChanged,
                PromotionPaused,
                PromotionResumed,
                PromotionEnded,
                PromotionEvent.OfGroup {
    PromotionState promotion();

    default UUID promotionId() {
        return promotion().promotionId();
    }

    @Override
    default String key() {
        return promotionId().toString();
    }

    @Override
    default String subject() {
        return key();
    }

    /** One that is about one of the promotion's claim code groups too. */
    sealed interface OfGroup extends PromotionEvent
            permits ClaimCodeGroupRequested, ClaimCodeGroupCancelled, ClaimCodeGroupVoided {
        ClaimCodeGroupState claimCodeGroup();
    }
}
