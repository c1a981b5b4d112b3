package io.claimcode.kit.settings;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the looking at settings needs to know. */
@ConfigMapping(prefix = "claimcode.settings")
public interface SettingsConfig {
    /** How often the settings are looked at. */
    @WithDefault("PT2S")
    Duration interval();

    /** Whether PostgreSQL's data must survive the end of the machine; no only where they are thrown away, as in tests. */
    @WithDefault("true")
    boolean fsyncNeeded();
}
