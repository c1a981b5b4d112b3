package io.claimcode.verify.course.check;

/** What a client asks for. */
public enum Act {
    QUOTE,
    HOLD,
    RELEASE,
    REDEEM,
    CANCEL,
    CANCEL_BY_KEY,
    RETURN,
    ADJUST,
    VOID,
    CREATE,
    PAUSE,
    RESUME,
    END;

    /** Whether it gives back what a redemption has spent. */
    public boolean cancels() {
        return this == CANCEL || this == CANCEL_BY_KEY;
    }

    /** Whether it ends a redemption in one way or the other. */
    public boolean closes() {
        return cancels() || this == RETURN;
    }
}
