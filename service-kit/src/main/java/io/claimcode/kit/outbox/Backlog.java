package io.claimcode.kit.outbox;

/**
 * What is still to be told.
 *
 * @param rows how many events
 * @param ageSeconds how long ago the oldest happened; 0 when there is none
 */
record Backlog(double rows, double ageSeconds) {
    /** Before the first measurement. */
    static final Backlog UNKNOWN = new Backlog(Double.NaN, Double.NaN);
}
