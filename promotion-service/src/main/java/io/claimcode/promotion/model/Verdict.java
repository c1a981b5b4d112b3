package io.claimcode.promotion.model;

/** What comes of an act on something that has states. */
public sealed interface Verdict<T> {
    /**
     * It is done.
     *
     * @param value what it was done to, as it stands now
     */
    record Done<T>(T value) implements Verdict<T> {}

    /**
     * There is nothing to do: it is in the state that was asked for.
     *
     * @param value as it stands
     */
    record Already<T>(T value) implements Verdict<T> {}

    /**
     * Its state doesn't allow it.
     *
     * @param detail why, for whoever asked
     */
    record Refused<T>(String detail) implements Verdict<T> {}
}
