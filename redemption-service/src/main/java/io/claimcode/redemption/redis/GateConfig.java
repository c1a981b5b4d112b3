package io.claimcode.redemption.redis;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the gate in Redis. */
@ConfigMapping(prefix = "claimcode.gate")
public interface GateConfig {
    /** How long a code stays claimed for a redemption whose outcome isn't known. */
    @WithDefault("PT30S")
    Duration claimLife();

    /** How long Redis may take to answer before a request is told to come back. */
    @WithDefault("PT1S")
    Duration timeout();
}
