package io.claimcode.contracts.event;

/**
 * A promotion is over for good.
 *
 * @param promotion the promotion as it stands now
 * @param reason by whom or what
 */
public record PromotionEnded(PromotionState promotion, Reason reason) implements PromotionEvent {
    /** What ends promotions. */
    public enum Reason {
        /** The seller ended it while it was on. */
        ENDED,
        /** The seller cancelled it before its start. */
        CANCELLED,
        /** Its end came. */
        EXPIRED
    }
}
