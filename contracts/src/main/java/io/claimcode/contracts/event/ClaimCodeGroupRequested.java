package io.claimcode.contracts.event;

/**
 * A seller asked for a further claim code group; it starts the group's batch.
 *
 * @param promotion the promotion as it stands
 * @param claimCodeGroup the group asked for
 */
public record ClaimCodeGroupRequested(PromotionState promotion, ClaimCodeGroupState claimCodeGroup)
        implements PromotionEvent.OfGroup {}
