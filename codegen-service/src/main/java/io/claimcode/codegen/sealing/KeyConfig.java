package io.claimcode.codegen.sealing;

import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The keys, each 32 bytes in base64. They have no defaults: a service without keys doesn't start. */
@ConfigMapping(prefix = "claimcode.keys")
public interface KeyConfig {
    /** The key of the codes' fingerprints, the same in every service. */
    Optional<String> pepper();

    /**
     * The key of the fingerprints of shared codes, the same in every service. The pepper when not given: that is, until
     * the pepper changes for the first time. Pinned from then on, since events carry these fingerprints.
     */
    Optional<String> groupCodes();

    /** The key that seals new codes. */
    Optional<String> sealing();

    /** The name of that key, stored with what it sealed. */
    @WithDefault("k1")
    String sealingId();

    /** Keys that sealed older codes, by their names. */
    Map<String, String> sealingOld();
}
