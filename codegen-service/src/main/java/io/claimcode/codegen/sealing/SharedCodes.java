package io.claimcode.codegen.sealing;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.code.Fingerprinter;

/** What a code is called where it is the shared code of a promotion. */
public final class SharedCodes {
    private final Fingerprinter fingerprinter;

    SharedCodes(Fingerprinter fingerprinter) {
        this.fingerprinter = fingerprinter;
    }

    /** The fingerprint of a code in its normal form. */
    public Fingerprint of(byte[] normal) {
        return Fingerprint.of(fingerprinter.digest(normal));
    }

    /** A keyed digest of something that must not be guessed from it. The key never changes. */
    public byte[] digest(byte[] bytes) {
        return fingerprinter.digest(bytes);
    }
}
