package io.claimcode.codegen.model;

/** A key is needed that this instance wasn't given. Another one may have it, or this one after a restart. */
public final class KeyUnavailable extends IllegalStateException {
    public KeyUnavailable(String keyId) {
        super("the sealing key " + keyId + " is not configured");
    }
}
