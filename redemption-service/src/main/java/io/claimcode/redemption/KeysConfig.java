package io.claimcode.redemption;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The deployment's keys. Each is 32 random bytes in base 64; a service without them doesn't start. */
@ConfigMapping(prefix = "claimcode.keys")
public interface KeysConfig {
    /** Key of the codes' fingerprints; the same as codegen-service's. */
    String pepper();

    /**
     * Key of the fingerprints of shared codes, the same as promotion-service's. The pepper when not given: that is, until
     * the pepper changes for the first time. Pinned from then on, since events carry these fingerprints.
     */
    Optional<String> groupCodes();

    /** Key of the fingerprints of customers, orders and requests. Pinned for the life of every promotion. */
    String customers();
}
