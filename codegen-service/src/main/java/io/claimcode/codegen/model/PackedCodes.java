package io.claimcode.codegen.model;

import java.util.Arrays;

import io.claimcode.contracts.code.ClaimCode;

/** Drawn codes, {@link ClaimCode#PACKED_BYTES} bytes each, in the order of their serials. */
public final class PackedCodes implements ChunkCodes {
    /** Bytes of a code as it is shown, 4-6-6, with the line's end. */
    public static final int LINE_BYTES = ClaimCode.DRAWN_LENGTH + 3;

    /** Of the 80 bits that a packed code takes, the five highest are zero. */
    private static final int HIGHEST_BITS = 0b0000_0111;

    private final byte[] bytes;

    private PackedCodes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Codes as they were packed; empty is nothing to pack. */
    public static PackedCodes of(byte[] packed) {
        if (packed.length % ClaimCode.PACKED_BYTES != 0) {
            throw new IllegalArgumentException("not a whole number of codes");
        }
        return new PackedCodes(packed.clone());
    }

    /** Codes made of random bytes, of which five bits a code are left out. */
    public static PackedCodes drawn(byte[] random) {
        PackedCodes codes = of(random);
        for (int at = 0; at < codes.bytes.length; at += ClaimCode.PACKED_BYTES) {
            codes.bytes[at] &= HIGHEST_BITS;
        }
        return codes;
    }

    @Override
    public int count() {
        return bytes.length / ClaimCode.PACKED_BYTES;
    }

    /** A copy of the packed bytes. */
    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** One code. */
    public ClaimCode code(int index) {
        return ClaimCode.unpack(bytes, index * ClaimCode.PACKED_BYTES);
    }

    /** The same codes, but for those at these places, which come from {@code others} in its order. */
    public PackedCodes replaced(int[] places, PackedCodes others) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(
                    others.bytes,
                    i * ClaimCode.PACKED_BYTES,
                    changed,
                    places[i] * ClaimCode.PACKED_BYTES,
                    ClaimCode.PACKED_BYTES);
        }
        return new PackedCodes(changed);
    }

    /** Writes the symbols of a code into {@code ascii}; {@code symbols} is room to work in. */
    void normalForm(int index, char[] symbols, byte[] ascii) {
        ClaimCode.unpack(bytes, index * ClaimCode.PACKED_BYTES, symbols);
        for (int i = 0; i < ClaimCode.DRAWN_LENGTH; i++) {
            ascii[i] = (byte) symbols[i];
        }
    }

    /** The codes from one place up to another as lines of text, {@link #LINE_BYTES} bytes each. */
    @Override
    public byte[] lines(int from, int to) {
        byte[] text = new byte[(to - from) * LINE_BYTES];
        char[] symbols = new char[ClaimCode.DRAWN_LENGTH];
        int at = 0;
        for (int index = from; index < to; index++) {
            ClaimCode.unpack(bytes, index * ClaimCode.PACKED_BYTES, symbols);
            for (int i = 0; i < ClaimCode.DRAWN_LENGTH; i++) {
                if (i == 4 || i == 10) {
                    text[at++] = '-';
                }
                text[at++] = (byte) symbols[i];
            }
            text[at++] = '\n';
        }
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedCodes codes && Arrays.equals(bytes, codes.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Not the codes: they are bearer secrets and must not slip into a log. */
    @Override
    public String toString() {
        return "PackedCodes[" + count() + "]";
    }
}
