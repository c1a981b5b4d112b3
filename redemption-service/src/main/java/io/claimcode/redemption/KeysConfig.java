package io.claimcode.redemption;

import io.smallrye.config.ConfigMapping;

/** The deployment's keys. Each is 32 random bytes in base 64; a service without them doesn't start. */
@ConfigMapping(prefix = "claimcode.keys")
public interface KeysConfig {
    /** Key of the codes' fingerprints; the same as codegen-service's. */
    String pepper();

    /** Key of the fingerprints of customers, orders and requests. Pinned for the life of every promotion. */
    String customers();
}
