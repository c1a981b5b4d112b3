package io.claimcode.local.storefront.model;

/**
 * How the redemption API answered.
 *
 * @param <T> what it says when it did what was asked
 */
public sealed interface Answer<T> {

    /** It was done. */
    record Done<T>(T value) implements Answer<T> {}

    /** It was not done, and will not be. */
    record Refused<T>(Refusal refusal) implements Answer<T> {}

    /** Nobody knows: no answer came in time, or one that leaves it open. */
    record Unknown<T>() implements Answer<T> {}
}
