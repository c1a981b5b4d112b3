package io.claimcode.redemption.postgres;

/** The ledger gave no answer: nothing is known of what was asked. */
public final class LedgerUnavailable extends RuntimeException {
    public LedgerUnavailable(String reason) {
        super(reason, null, false, false);
    }

    public LedgerUnavailable(Throwable cause) {
        super(cause.getClass().getSimpleName(), cause, false, false);
    }
}
