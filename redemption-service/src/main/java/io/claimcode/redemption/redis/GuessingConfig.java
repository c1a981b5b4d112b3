package io.claimcode.redemption.redis;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings against guessing codes. */
@ConfigMapping(prefix = "claimcode.guessing")
public interface GuessingConfig {
    /** Different unknown codes that a customer may try within the window; one more and he has to wait. */
    @WithDefault("10")
    int attempts();

    /** The window in which unknown codes are counted. */
    @WithDefault("PT10M")
    Duration window();

    /** Unknown codes through one storefront within the window from which guessing is suspected, and told. */
    @WithDefault("1000")
    int suspicious();
}
