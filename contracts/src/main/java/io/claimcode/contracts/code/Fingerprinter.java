package io.claimcode.contracts.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes fingerprints of codes under the deployment's key, the pepper: HMAC-SHA-256 of the normal form in ASCII, cut to
 * {@link Fingerprint#BYTES} bytes. Safe for use by many threads.
 */
public final class Fingerprinter {
    private static final String ALGORITHM = "HmacSHA256";

    /** No code in its normal form has a space. */
    private static final String ID_OF = "pepper id";

    private static final int ID_BYTES = 8;

    private final ThreadLocal<Mac> macs;
    private final String keyId;

    /** @param pepper 32 random bytes, the same in every service of the deployment */
    public Fingerprinter(byte[] pepper) {
        if (pepper.length < 32) {
            throw new IllegalArgumentException("the pepper must have at least 32 bytes");
        }
        var key = new SecretKeySpec(pepper, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(key));
        this.keyId = HexFormat.of().formatHex(digest(ID_OF.getBytes(StandardCharsets.US_ASCII)), 0, ID_BYTES);
    }

    /**
     * The pepper's id, 16 hex digits. It is made of the pepper, so that nobody can change the one and forget the other;
     * it tells nothing of it.
     */
    public String keyId() {
        return keyId;
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
