package io.claimcode.promotion;

/** This service as a reader of events. */
public final class Consumer {
    /** Under which its inbox notes what it has dealt with. */
    public static final String NAME = "promotion";

    private Consumer() {}
}
