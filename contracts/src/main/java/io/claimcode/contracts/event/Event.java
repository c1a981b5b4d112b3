package io.claimcode.contracts.event;

import java.util.UUID;

/** Something that happened. Its record key is the promotion's id. */
public sealed interface Event permits PromotionEvent, BatchEvent, RedemptionEvent {
    UUID promotionId();

    /** What the event is about ({@code ce_subject}); events of one subject keep their order. */
    String subject();
}
