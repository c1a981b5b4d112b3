package io.claimcode.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * A seller created a promotion, perhaps with its first claim code group, whose batch this event starts.
 *
 * @param promotion the promotion as created
 * @param claimCodeGroup the first group, if one was asked for at once
 */
public record PromotionCreated(
        PromotionState promotion, @Nullable ClaimCodeGroupState claimCodeGroup) implements PromotionEvent {}
