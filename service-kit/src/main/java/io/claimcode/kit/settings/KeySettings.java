package io.claimcode.kit.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Outside a local stack all keys must be random and one's own. A local stack says that it is one; its keys begin with a
 * word, so that they are known where they are copied to.
 */
final class KeySettings implements Settings {
    private static final String KEYS = "claimcode.keys.";
    /** These two may be the same: the second is the pepper until the pepper changes. */
    private static final Set<String> SHARED = Set.of(KEYS + "pepper", KEYS + "group.codes");

    private static final String ISSUER = "quarkus.oidc.token.issuer";
    private static final String LOCAL_ISSUER = "https://claimcode.local";
    private static final String LOCAL_SIGN_IN = "claimcode.console.local-sign-in.signing-key";
    private static final byte[] LOCAL = "local".getBytes(StandardCharsets.US_ASCII);
    /** 32 random bytes hold fewer different ones once in more than 10^20 keys. */
    private static final int FEW = 20;

    private final Config config;
    private final List<String> problems;

    KeySettings(Config config, boolean localStack) {
        this.config = config;
        this.problems = localStack ? List.of() : find();
    }

    @Override
    public Part part() {
        return Part.KEYS;
    }

    /** They are those of this run, and were looked at once. */
    @Override
    public List<String> problems() {
        return problems;
    }

    private List<String> find() {
        List<String> found = new ArrayList<>();
        Map<String, String> keys = keys();
        keys.forEach((name, text) -> {
            byte[] key = decoded(text);
            if (key == null || isPattern(key)) {
                found.add(name + " is no random key: make one with \"openssl rand -base64 32\".");
            } else if (Arrays.equals(key, 0, LOCAL.length, LOCAL, 0, LOCAL.length)) {
                found.add(name + " was made for a local stack: make one with \"openssl rand -base64 32\".");
            }
        });
        keys.forEach((name, text) -> keys.forEach((other, same) -> {
            if (name.compareTo(other) < 0 && text.equals(same) && !SHARED.equals(Set.of(name, other))) {
                found.add(name + " and " + other + " are the same key: make one for each purpose.");
            }
        }));
        if (LOCAL_ISSUER.equals(config.getOptionalValue(ISSUER, String.class).orElse(LOCAL_ISSUER))) {
            found.add("Tokens of a local stack's issuer are accepted: set " + ISSUER + " to your provider's.");
        }
        if (config.getOptionalValue(LOCAL_SIGN_IN, String.class).isPresent()) {
            found.add("The console lets sellers in without a provider (" + LOCAL_SIGN_IN
                    + "), which is for a local stack: leave it out.");
        }
        return found;
    }

    /** By their names with dots throughout: the environment has names of its own for the same. */
    private Map<String, String> keys() {
        Map<String, String> keys = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            String dotted = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ".");
            if (dotted.startsWith(KEYS) && !dotted.equals(KEYS + "sealing.id")) {
                config.getOptionalValue(name, String.class).ifPresent(text -> keys.put(dotted, text.strip()));
            }
        }
        return keys;
    }

    private static boolean isPattern(byte[] key) {
        Set<Byte> different = new HashSet<>();
        boolean text = true;
        for (byte each : key) {
            different.add(each);
            text &= each >= ' ' && each < 127;
        }
        return different.size() < FEW || text;
    }

    private static byte @Nullable [] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
