package io.claimcode.kit.event;

/** A record that can't be used however often it is read. Its message is the reason and quotes nothing of the record. */
public final class UnusableRecord extends RuntimeException {
    /** A record that is unusable for this reason. */
    public UnusableRecord(String reason) {
        super(reason);
    }
}
