package io.claimcode.local.storefront;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** Names that nobody has used before and nobody can guess. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** For an order. */
    public static String order() {
        return "o-" + hex(8);
    }

    /** For an attempt to place it. */
    public static String key() {
        return UUID.randomUUID().toString();
    }

    /** For a browser and for its forms. */
    public static String secret() {
        return hex(24);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
