package io.claimcode.codegen;

/** Follows the loading of codes. */
@FunctionalInterface
public interface LoadWatch {
    /** Nobody waits for it, and nothing stops it. */
    LoadWatch NONE = loaded -> true;

    /**
     * Some more codes are in Redis.
     *
     * @param loaded how many by now
     * @return whether to go on
     */
    boolean loaded(int loaded);
}
