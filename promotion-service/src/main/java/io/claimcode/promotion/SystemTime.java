package io.claimcode.promotion;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The clock of this deployment. */
final class SystemTime {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
