package io.claimcode.redemption.kafka;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the topics that this service follows. */
@ConfigMapping(prefix = "claimcode.kafka")
public interface FollowerConfig {
    /** How often it is looked whether a topic was made anew or has grown. */
    @WithDefault("PT5S")
    Duration lookInterval();

    /** How long to wait after a failure. */
    @WithDefault("PT0.5S")
    Duration retryInterval();
}
