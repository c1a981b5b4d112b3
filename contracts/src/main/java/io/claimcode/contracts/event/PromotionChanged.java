package io.claimcode.contracts.event;

/**
 * A seller changed what may be changed: description, messaging, limits, end, or the start while it is pending.
 *
 * @param promotion the promotion as it stands now
 */
public record PromotionChanged(PromotionState promotion) implements PromotionEvent {}
