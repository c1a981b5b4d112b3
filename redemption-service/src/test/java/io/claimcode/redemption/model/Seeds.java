package io.claimcode.redemption.model;

import java.util.Random;
import java.util.function.Consumer;

/** Tries a property at many seeds; the message of a failure begins with its seed. */
final class Seeds {
    private Seeds() {}

    static void tryAll(int tries, Consumer<Random> property) {
        for (long seed = 1; seed <= tries; seed++) {
            tryOne(seed, property);
        }
    }

    static void tryOne(long seed, Consumer<Random> property) {
        try {
            property.accept(new Random(seed));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
