package io.claimcode.codegen;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of downloads. */
@ConfigMapping(prefix = "claimcode.download")
public interface DownloadConfig {
    /** Downloads of this instance at a time; each holds a chunk, which is up to 3 MB. */
    @WithDefault("16")
    int atOnce();

    /** Downloads of a seller at a time. */
    @WithDefault("4")
    int atOncePerSeller();

    /** How long a reader may take nothing of what was sent before the connection is cut. */
    @WithDefault("PT60S")
    Duration patience();
}
