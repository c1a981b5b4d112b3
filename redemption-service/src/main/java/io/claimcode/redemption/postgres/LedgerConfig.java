package io.claimcode.redemption.postgres;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the ledger. */
@ConfigMapping(prefix = "claimcode.ledger")
public interface LedgerConfig {
    /** Group commits that may be in flight at once; a promotion always takes the same lane. */
    @WithDefault("4")
    int lanes();

    /** Redemptions in one group commit, at most. */
    @WithDefault("256")
    int group();

    /** Requests that wait in a lane; more are told to come back. */
    @WithDefault("1024")
    int queue();

    /** How long a group may take before its outcome counts as unknown. */
    @WithDefault("PT5S")
    Duration timeout();
}
