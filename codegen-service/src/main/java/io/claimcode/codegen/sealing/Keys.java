package io.claimcode.codegen.sealing;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.claimcode.contracts.code.Fingerprinter;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jspecify.annotations.Nullable;

/** Reads the keys at the start and refuses what isn't one. */
final class Keys {
    private static final int BYTES = 32;

    private Keys() {}

    /** Fingerprints under the deployment's pepper. */
    @Produces
    @Singleton
    @Startup
    static Fingerprinter fingerprinter(KeyConfig config) {
        return new Fingerprinter(key("claimcode.keys.pepper", config.pepper()));
    }

    /** Fingerprints of shared codes, under the key that promotion-service has for them. */
    @Produces
    @Singleton
    @Startup
    static SharedCodes sharedCodes(KeyConfig config) {
        return new SharedCodes(
                config.groupCodes().isEmpty()
                        ? fingerprinter(config)
                        : new Fingerprinter(key("claimcode.keys.group-codes", config.groupCodes())));
    }

    /** Seals under the current key, and opens what older ones sealed. */
    @Produces
    @Singleton
    @Startup
    static Sealer sealer(KeyConfig config) {
        Map<String, byte[]> ring = new HashMap<>();
        config.sealingOld()
                .forEach((id, text) -> ring.put(id, key("claimcode.keys.sealing-old." + id, Optional.of(text))));
        ring.put(config.sealingId(), key("claimcode.keys.sealing", config.sealing()));
        return new Sealer(config.sealingId(), ring);
    }

    private static byte[] key(String name, Optional<String> text) {
        byte[] key = decoded(text.orElseThrow(() -> new ConfigurationException(name + " is missing")));
        if (key == null || key.length != BYTES) {
            throw new ConfigurationException(name + " is not " + BYTES + " bytes in base64");
        }
        return key;
    }

    private static byte @Nullable [] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
