package io.claimcode.codegen.sealing;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeysTest {
    private static final String GOOD = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void missingKeys_areNamed() {
        assertThatThrownBy(() -> Keys.fingerprinter(new Config(Optional.empty(), Optional.of(GOOD), Map.of())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("claimcode.keys.pepper is missing");
        assertThatThrownBy(() -> Keys.sealer(new Config(Optional.of(GOOD), Optional.empty(), Map.of())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("claimcode.keys.sealing is missing");
    }

    @Test
    void keysOfAnotherLength_areRefusedWithoutShowingThem() {
        Optional<String> weak = Optional.of(Base64.getEncoder().encodeToString(new byte[16]));
        Optional<String> noBase64 = Optional.of("not base64!");

        assertThatThrownBy(() -> Keys.fingerprinter(new Config(weak, weak, Map.of())))
                .hasMessage("claimcode.keys.pepper is not 32 bytes in base64");
        assertThatThrownBy(() -> Keys.sealer(new Config(noBase64, noBase64, Map.of())))
                .hasMessage("claimcode.keys.sealing is not 32 bytes in base64");
        assertThatThrownBy(() -> Keys.sealer(new Config(weak, Optional.of(GOOD), Map.of("k0", "AA=="))))
                .hasMessage("claimcode.keys.sealing-old.k0 is not 32 bytes in base64");
    }

    @Test
    void keysOfTheEnvironment_areReadByTheirNames() {
        var config = new SmallRyeConfigBuilder()
                .withMapping(KeyConfig.class)
                .withSources(new EnvConfigSource(
                        Map.of(
                                "CLAIMCODE_KEYS_SEALING", GOOD,
                                "CLAIMCODE_KEYS_SEALING_ID", "k2",
                                "CLAIMCODE_KEYS_SEALING_OLD_K1", GOOD,
                                "CLAIMCODE_KEYS_SEALING_OLD_K0", GOOD),
                        300))
                .build();

        Sealer sealer = Keys.sealer(config.getConfigMapping(KeyConfig.class));

        assertThat(sealer.currentId()).isEqualTo("k2");
        assertThat(sealer.proofs()).containsOnlyKeys("k2", "k1", "k0");
    }

    private record Config(Optional<String> pepper, Optional<String> sealing, Map<String, String> sealingOld)
            implements KeyConfig {
        @Override
        public Optional<String> groupCodes() {
            return Optional.empty();
        }

        @Override
        public String sealingId() {
            return "k1";
        }
    }
}
