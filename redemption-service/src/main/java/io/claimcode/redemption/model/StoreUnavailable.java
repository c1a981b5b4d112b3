package io.claimcode.redemption.model;

import org.jspecify.annotations.Nullable;

/** A store can't be asked, or can't be believed, at the moment. What was asked of it may have happened. */
public abstract class StoreUnavailable extends RuntimeException {
    protected StoreUnavailable(String reason, @Nullable Throwable cause) {
        super(reason, cause, false, false);
    }
}
