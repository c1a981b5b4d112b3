package io.claimcode.promotion;

import java.util.Base64;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.claimcode.contracts.code.Fingerprinter;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Reads the key at the start and refuses what isn't one. */
final class Keys {
    private static final String PEPPER = "claimcode.keys.pepper";
    private static final String GROUP_CODES = "claimcode.keys.group-codes";
    private static final int BYTES = 32;

    private Keys() {}

    /** Fingerprints of shared codes, the only ones that this service meets. */
    @Produces
    @Singleton
    @Startup
    static Fingerprinter fingerprinter(KeyConfig config) {
        return new Fingerprinter(config.groupCodes()
                .map(text -> key(GROUP_CODES, text))
                .orElseGet(() -> key(
                        PEPPER,
                        config.pepper().orElseThrow(() -> new ConfigurationException(PEPPER + " is missing")))));
    }

    private static byte[] key(String name, String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException noBase64) {
            key = new byte[0];
        }
        if (key.length != BYTES) {
            throw new ConfigurationException(name + " is not " + BYTES + " bytes in base64");
        }
        return key;
    }
}
