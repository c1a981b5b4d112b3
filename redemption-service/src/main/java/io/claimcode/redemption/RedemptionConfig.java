package io.claimcode.redemption;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of redeeming. */
@ConfigMapping(prefix = "claimcode.redemption")
public interface RedemptionConfig {
    /** Redemptions worked on at once; more are told to come back. */
    @WithDefault("512")
    int maxInFlight();

    /** How often one redemption is tried again where the ledger decided nothing. */
    @WithDefault("5")
    int maxTries();

    /** How long to wait for work where nobody nudges: claims that another instance left to settle. */
    @WithDefault("PT0.1S")
    Duration settleInterval();

    /** Claims settled at once. */
    @WithDefault("500")
    int settlePage();

    /** How often the shards are looked at while some are closed. */
    @WithDefault("PT0.25S")
    Duration markInterval();

    /** How often they are looked at while all are open. */
    @WithDefault("PT2S")
    Duration watchInterval();
}
