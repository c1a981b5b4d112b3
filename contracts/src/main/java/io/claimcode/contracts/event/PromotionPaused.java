package io.claimcode.contracts.event;

/**
 * A seller paused a promotion: its codes are refused until it is resumed.
 *
 * @param promotion the promotion as it stands now
 */
public record PromotionPaused(PromotionState promotion) implements PromotionEvent {}
