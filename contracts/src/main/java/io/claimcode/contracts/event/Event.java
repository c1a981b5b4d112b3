package io.claimcode.contracts.event;

/** Something that happened. */
public sealed interface Event permits PromotionEvent, BatchEvent, RedemptionEvent {
    /** The record key: the promotion's id, where there is one. */
    String key();

    /** What the event is about ({@code ce_subject}); events of one subject keep their order. */
    String subject();
}
