package io.claimcode.contracts.event;

/**
 * A seller voided a claim code group: its unredeemed codes stop working.
 *
 * @param promotion the promotion as it stands
 * @param claimCodeGroup the group
 */
public record ClaimCodeGroupVoided(PromotionState promotion, ClaimCodeGroupState claimCodeGroup)
        implements PromotionEvent.OfGroup {}
