package io.claimcode.redemption.redis;

import io.claimcode.redemption.model.StoreUnavailable;

/** Redis can't be asked, or can't be believed. Claims that were made, if any, stay until they expire. */
public final class GateUnavailable extends StoreUnavailable {
    public GateUnavailable(String reason) {
        super(reason, null);
    }

    public GateUnavailable(Throwable cause) {
        super(cause.getClass().getSimpleName(), cause);
    }
}
