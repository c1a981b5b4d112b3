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

    /** Whether the service asks Redis, whose settings then matter to it. */
    @WithDefault("true")
    boolean redis();

    /** Whether PostgreSQL's data must survive the end of the machine; no only where they are thrown away, as in tests. */
    @WithDefault("true")
    boolean fsyncNeeded();
}
