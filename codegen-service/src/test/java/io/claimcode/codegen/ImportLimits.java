package io.claimcode.codegen;

import java.time.Duration;

/** Settings of imports for tests that need no service: nobody waits for anything. */
record ImportLimits(int atOnce, int maxCodes, int maxBytes, Duration upload) implements ImportConfig {
    @Override
    public Duration turn() {
        return Duration.ZERO;
    }

    @Override
    public Duration news() {
        return Duration.ZERO;
    }

    @Override
    public Duration answersKept() {
        return Duration.ZERO;
    }
}
