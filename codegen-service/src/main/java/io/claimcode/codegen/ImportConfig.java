package io.claimcode.codegen;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the import of sellers' own codes. */
@ConfigMapping(prefix = "claimcode.import")
public interface ImportConfig {
    /** Codes in a file at most. */
    @WithDefault("1000000")
    int maxCodes();

    /** Bytes of a file at most: as many codes of the greatest length, with ends of lines. */
    @WithDefault("44040192")
    int maxBytes();

    /** Imports of this instance at a time; each takes up to 90 MB for a file of the greatest size. */
    @WithDefault("2")
    int atOnce();

    /** How long a file may take to come. */
    @WithDefault("PT5M")
    Duration upload();

    /** How long an import waits for another one that is on its way into Redis. */
    @WithDefault("PT30S")
    Duration turn();

    /** How long a promotion that isn't known is waited for: it may have been created a moment ago. */
    @WithDefault("PT10S")
    Duration news();

    /** How long a repeated import gets its first answer. */
    @WithDefault("P30D")
    Duration answersKept();
}
