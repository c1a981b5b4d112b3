package io.claimcode.codegen.model;

import org.jspecify.annotations.Nullable;

/**
 * How far a batch is, and how fast it gets on.
 *
 * @param created codes so far
 * @param quantity codes asked for
 * @param rate codes a second of late
 */
public record Progress(int created, int quantity, double rate) {
    /** Whole codes a second; null when not even one comes. */
    public @Nullable Integer codesPerSecond() {
        long rounded = Math.round(rate);
        return rounded < 1 ? null : (int) Math.min(rounded, Integer.MAX_VALUE);
    }

    /** Whole seconds until the last code, if it goes on so, at least one; null when not even one comes in a second. */
    public @Nullable Integer secondsLeft() {
        return codesPerSecond() == null ? null : (int) Math.max(1, Math.ceil((quantity - created) / rate));
    }
}
