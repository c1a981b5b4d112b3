package io.claimcode.kit.settings;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.claimcode.kit.app.Servers;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Dangerous settings of a service itself are found: of its producers, and its keys. */
class ServiceSettingsTest {
    private static final String PROVIDER = "https://login.example.com";

    @ParameterizedTest
    @CsvSource({
        "acks, 1, Must set acks to all",
        "enable.idempotence, false, enable.idempotence is false",
        "max.in.flight.requests.per.connection, 9, max.in.flight",
    })
    void producerThatMayLoseOrRepeat_isFound(String name, String value, String said) {
        Map<String, Object> producer =
                new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1", "acks", "all", "enable.idempotence", true));
        assertThat(new KafkaSettings(producer, config(Map.of())).problems()).isEmpty();

        producer.put(name, value);

        assertThat(new KafkaSettings(producer, config(Map.of())).problems())
                .singleElement()
                .asString()
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.acks, 0",
        "KAFKA_ACKS, 1",
        "kafka.enable.idempotence, false",
        "mp.messaging.connector.smallrye-kafka.acks, 1",
        "mp.messaging.incoming.news.dead-letter-queue.acks, 1",
        "mp.messaging.incoming.news.dead-letter-queue.enable.idempotence, false",
        "mp.messaging.outgoing.news.acks, 1",
    })
    void channelThatMayLoseOrRepeat_isFound(String name, String value) {
        Map<String, Object> producer =
                Map.of("bootstrap.servers", "127.0.0.1:1", "acks", "all", "enable.idempotence", true);
        Map<String, String> good = Map.of(
                "mp.messaging.incoming.news.failure-strategy", "dead-letter-queue",
                "mp.messaging.incoming.news.dead-letter-queue.acks", "all");
        assertThat(new KafkaSettings(producer, config(good)).problems()).isEmpty();

        Map<String, String> bad = new HashMap<>(good);
        bad.put(name, value);

        assertThat(new KafkaSettings(producer, config(bad)).problems())
                .singleElement()
                .asString()
                .contains(name)
                .contains("is " + value);
        assertThat(new KafkaSettings(
                                producer,
                                config(Map.of("mp.messaging.incoming.news.failure-strategy", "dead-letter-queue")))
                        .problems())
                .as("without a word the connector is satisfied with one replica")
                .singleElement()
                .asString()
                .contains("dead-letter-queue.acks is missing");
    }

    @Test
    void keysOfOnesOwn_areGood() {
        Map<String, String> good = goodKeys();
        good.put("claimcode.keys.group-codes", good.get("claimcode.keys.pepper"));
        good.put("claimcode.keys.sealing-id", "k1");

        assertThat(new KeySettings(config(good), false).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "claimcode.keys.pepper, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, is no random key",
        "CLAIMCODE_KEYS_SEALING_OLD_K1, Y2hhbmdlLW1lLWNoYW5nZS1tZS1jaGFuZ2UtbWUtMTI=, is no random key",
        "quarkus.oidc.token.issuer, https://claimcode.local, issuer",
        "claimcode.console.local-sign-in.signing-key, x, without a provider",
    })
    void defaultKey_isFoundOutsideALocalStack(String name, String value, String said) {
        Map<String, String> bad = goodKeys();
        bad.put(name, value);

        assertThat(new KeySettings(config(bad), false).problems())
                .singleElement()
                .asString()
                .contains(said)
                .doesNotContain(value.length() > 40 ? value : "nothing secret");
        assertThat(new KeySettings(config(bad), true).problems()).isEmpty();
    }

    @Test
    void keysOfTheLocalStack_areFoundOutsideIt() {
        Map<String, String> copied = goodKeys();
        copied.put("claimcode.keys.pepper", Servers.properties().get("claimcode.keys.pepper"));

        assertThat(new KeySettings(config(copied), false).problems())
                .containsExactly("claimcode.keys.pepper was made for a local stack: make one with"
                        + " \"openssl rand -base64 32\".");
    }

    @Test
    void oneKeyForTwoPurposes_isFound() {
        Map<String, String> bad = goodKeys();
        bad.put("claimcode.keys.sealing", bad.get("claimcode.keys.pepper"));

        assertThat(new KeySettings(config(bad), false).problems())
                .containsExactly("claimcode.keys.pepper and claimcode.keys.sealing are the same key: make one for each"
                        + " purpose.");
    }

    private static Map<String, String> goodKeys() {
        Random random = new Random(7);
        Map<String, String> keys = new HashMap<>();
        for (String name : List.of("pepper", "customers")) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            keys.put("claimcode.keys." + name, Base64.getEncoder().encodeToString(key));
        }
        keys.put("quarkus.oidc.token.issuer", PROVIDER);
        return keys;
    }

    private static Config config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
