package io.claimcode.contracts.event;

/**
 * A seller cancelled a claim code group while it was in progress: none of its codes can ever be redeemed. A batch that
 * becomes ready at the same time changes nothing.
 *
 * @param promotion the promotion as it stands
 * @param claimCodeGroup the group
 */
public record ClaimCodeGroupCancelled(PromotionState promotion, ClaimCodeGroupState claimCodeGroup)
        implements PromotionEvent.OfGroup {}
