package io.claimcode.codegen;

/** Shards of Redis are being loaded, or must be: whoever needs them comes again. */
public final class ShardsNotSealed extends RuntimeException {
    public ShardsNotSealed(String message) {
        super(message, null, false, false);
    }
}
