package io.claimcode.kit.settings;

import java.time.Duration;
import java.util.List;

import io.claimcode.kit.app.Servers;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Dangerous settings of the real servers are found while they last. */
class StoreSettingsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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
