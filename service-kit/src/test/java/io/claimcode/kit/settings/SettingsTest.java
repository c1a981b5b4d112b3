package io.claimcode.kit.settings;

import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.claimcode.kit.app.Servers;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Dangerous settings of the real servers, and of a service, are found while they last. */
class SettingsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PROVIDER = "https://login.example.com";

    @ParameterizedTest
    @ValueSource(strings = {"allkeys-lru", "volatile-ttl"})
    void redisThatMayEvict_isFound(String policy) throws Exception {
        Redis redis = redis("");
        RedisSettings settings = new RedisSettings(redis);
        assertThat(settings.problems()).isEmpty();
        try {
            send(redis, "CONFIG", "SET", "maxmemory-policy", policy);
            assertThat(settings.problems())
                    .containsExactly("Redis may evict codes and claims (maxmemory-policy is " + policy
                            + "): set it to noeviction.");
        } finally {
            send(redis, "CONFIG", "SET", "maxmemory-policy", "noeviction");
        }
        assertThat(settings.problems()).isEmpty();
        redis.close();
    }

    @Test
    void redisThatForbidsConfig_isAskedByInfo() throws Exception {
        Redis redis = redis("");
        send(redis, "ACL", "SETUSER", "limited", "on", ">limited", "~*", "+@all", "-config");
        Redis limited = redis("limited:limited@");
        RedisSettings settings = new RedisSettings(limited);
        assertThat(settings.problems()).isEmpty();
        try {
            send(redis, "CONFIG", "SET", "maxmemory-policy", "allkeys-random");
            assertThat(settings.problems()).singleElement().asString().contains("allkeys-random");
        } finally {
            send(redis, "CONFIG", "SET", "maxmemory-policy", "noeviction");
        }
        assertThat(settings.problems()).isEmpty();
        limited.close();
        send(redis, "ACL", "DELUSER", "limited");
        redis.close();
    }

    @Test
    void redisThatHasEvicted_isFoundUntilItsDataAreGoodAgain() throws Exception {
        Redis redis = redis("");
        RedisSettings settings = new RedisSettings(redis);
        try {
            send(redis, "SET", "evicted", "x".repeat(100_000));
            send(redis, "CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
            send(redis, "CONFIG", "SET", "maxmemory", "1");
            send(redis, "CONFIG", "SET", "maxmemory", "0");
            send(redis, "CONFIG", "SET", "maxmemory-policy", "noeviction");

            assertThat(settings.problems()).singleElement().asString().contains("reload?from=NOTHING");
        } finally {
            send(redis, "CONFIG", "SET", "maxmemory", "0");
            send(redis, "CONFIG", "SET", "maxmemory-policy", "noeviction");
            send(redis, "CONFIG", "RESETSTAT");
        }
        assertThat(settings.problems()).isEmpty();
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"synchronous_commit", "full_page_writes"})
    void postgresThatMayLoseCommits_isFound(String name) throws Exception {
        Pool administrator = administrator();
        Pool pool = Servers.pool(1);
        PostgresSettings settings = new PostgresSettings(pool, false);
        assertThat(settings.problems()).isEmpty();
        try {
            alter(administrator, "alter system set " + name + " = off");
            await(() -> assertThat(settings.problems())
                    .containsExactly(
                            "PostgreSQL may lose what it said was committed (" + name + " is off): set it to on."));
        } finally {
            alter(administrator, "alter system reset " + name);
        }
        await(() -> assertThat(settings.problems()).isEmpty());
        pool.close().await().atMost(PATIENCE);
        administrator.close().await().atMost(PATIENCE);
    }

    @Test
    void postgresWithoutFsync_isForTestsThatSaySo() throws Exception {
        Pool administrator = administrator();
        try {
            alter(administrator, "alter system set fsync = off");
            Pool pool = Servers.pool(1);

            await(() -> assertThat(new PostgresSettings(pool, true).problems())
                    .singleElement()
                    .asString()
                    .contains("fsync"));
            assertThat(new PostgresSettings(pool, false).problems()).isEmpty();
            pool.close().await().atMost(PATIENCE);
        } finally {
            alter(administrator, "alter system reset fsync");
            administrator.close().await().atMost(PATIENCE);
        }
    }

    @Test
    void storeThatDoesNotAnswer_keepsWhatIsKnownOfIt() throws Exception {
        Redis redis = redis("");
        CheckSettings check = new CheckSettings(Duration.ofHours(1), List.of(new RedisSettings(redis)));
        assertThat(check.problems()).containsExactly("Redis hasn't told its settings yet.");
        assertThat(check.areGood(Part.REDIS)).isFalse();
        Servers.stack().redis().kill();
        try {
            check.look();
            assertThat(check.areGood(Part.REDIS)).as("unknown is not good").isFalse();
        } finally {
            Servers.stack().redis().start();
        }
        await(() -> {
            check.look();
            assertThat(check.areGood(Part.REDIS)).isTrue();
        });

        Servers.stack().redis().kill();
        try {
            check.look();
            assertThat(check.areGood(Part.REDIS)).isTrue();
        } finally {
            Servers.stack().redis().start();
        }
        redis.close();
    }

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
                .doesNotContain(value.equals("https://claimcode.local") ? "nothing secret" : value + " ");
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

    private static Redis redis(String credentials) {
        String address = Servers.properties().get("quarkus.redis.hosts");
        return Redis.createClient(new Vertx(Servers.vertx()), address.replace("//", "//" + credentials));
    }

    private static void send(Redis redis, String command, String... arguments) {
        Request request = Request.cmd(Command.create(command));
        for (String argument : arguments) {
            request.arg(argument);
        }
        redis.send(request).await().atMost(PATIENCE);
    }

    private static Pool administrator() {
        PgConnectOptions options = PgConnectOptions.fromUri(Servers.properties().get("quarkus.datasource.reactive.url"))
                .setUser("postgres")
                .setPassword("postgres");
        return new Pool(
                PgBuilder.pool().connectingTo(options).using(Servers.vertx()).build());
    }

    private static void alter(Pool administrator, String statement) {
        administrator.query(statement).execute().await().atMost(PATIENCE);
        administrator.query("select pg_reload_conf()").execute().await().atMost(PATIENCE);
    }

    private static void await(org.awaitility.core.ThrowingRunnable condition) {
        org.awaitility.Awaitility.await().atMost(PATIENCE).untilAsserted(condition);
    }
}
