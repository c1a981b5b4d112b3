package io.claimcode.verify;

import java.util.concurrent.ThreadLocalRandom;

import io.claimcode.contracts.code.ClaimCode;

/** Codes as somebody makes them up who knows how they look: the check symbol is right, so that they reach the stores. */
public final class Guesses {
    private Guesses() {}

    public static String random() {
        byte[] packed = new byte[ClaimCode.PACKED_BYTES];
        ThreadLocalRandom.current().nextBytes(packed);
        packed[0] &= 7;
        return ClaimCode.unpack(packed, 0).formatted();
    }
}
