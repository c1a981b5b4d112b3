package io.claimcode.redemption.postgres;

import io.claimcode.redemption.model.StoreUnavailable;

/** The ledger gave no answer. What was asked of it may have happened. */
public final class LedgerUnavailable extends StoreUnavailable {
    public LedgerUnavailable(String reason) {
        super(reason, null);
    }

    public LedgerUnavailable(Throwable cause) {
        super(cause.getClass().getSimpleName(), cause);
    }
}
