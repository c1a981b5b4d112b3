package io.claimcode.contracts.event;

/**
 * A seller resumed a paused promotion.
 *
 * @param promotion the promotion as it stands now
 */
public record PromotionResumed(PromotionState promotion) implements PromotionEvent {}
