package io.claimcode.contracts.code;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a code is called outside the store of codegen-service: 12 bytes of an HMAC over its normal form. Whoever sees
 * one can neither use nor guess the code.
 */
public final class Fingerprint implements Comparable<Fingerprint> {
    public static final int BYTES = 12;

    private final byte[] bytes;

    private Fingerprint(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The fingerprint held in the first {@link #BYTES} bytes. */
    public static Fingerprint of(byte[] bytes) {
        if (bytes.length < BYTES) {
            throw new IllegalArgumentException("a fingerprint has " + BYTES + " bytes");
        }
        return new Fingerprint(Arrays.copyOf(bytes, BYTES));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** The order in which the codes of one request are claimed, so that two requests can't wait for each other. */
    @Override
    public int compareTo(Fingerprint other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint fingerprint && Arrays.equals(bytes, fingerprint.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
