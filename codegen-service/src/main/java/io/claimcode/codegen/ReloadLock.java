package io.claimcode.codegen;

/**
 * The right to open shards, which one instance has at a time. Finishing a batch and mending a collision exclude it, so
 * that both see Redis as it will stay.
 */
public interface ReloadLock {
    /** Does some work with this right; false when somebody else has it. Blocks. */
    boolean run(Runnable work);
}
