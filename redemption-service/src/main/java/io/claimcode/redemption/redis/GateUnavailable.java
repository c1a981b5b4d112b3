package io.claimcode.redemption.redis;

/** Redis can't be asked, or can't be believed. Claims that were made, if any, stay until they expire. */
public final class GateUnavailable extends RuntimeException {
    public GateUnavailable(String reason) {
        super(reason, null, false, false);
    }

    public GateUnavailable(Throwable cause) {
        super(cause.getClass().getSimpleName(), cause, false, false);
    }
}
