package io.claimcode.contracts.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes fingerprints of codes under the deployment's key, the pepper: HMAC-SHA-256 of the normal form in ASCII, cut to
 * {@link Fingerprint#BYTES} bytes. Safe for use by many threads.
 */
public final class Fingerprinter {
    private static final String ALGORITHM = "HmacSHA256";

    private final ThreadLocal<Mac> macs;

    /** @param pepper 32 random bytes, the same in every service of the deployment */
    public Fingerprinter(byte[] pepper) {
        if (pepper.length < 32) {
            throw new IllegalArgumentException("the pepper must have at least 32 bytes");
        }
        var key = new SecretKeySpec(pepper, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(key));
    }

    public Fingerprint of(ClaimCode code) {
        return Fingerprint.of(macs.get().doFinal(code.normal().getBytes(StandardCharsets.US_ASCII)));
    }

    /** As {@link #of}, for loops over millions: 32 bytes of which the first {@link Fingerprint#BYTES} count. */
    public byte[] digest(byte[] normal) {
        return macs.get().doFinal(normal);
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
