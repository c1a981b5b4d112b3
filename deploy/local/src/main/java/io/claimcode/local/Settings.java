package io.claimcode.local;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a service is told about its stores and keys; the same names hold in tests, the launcher and containers. */
public final class Settings {

    /** Tells a service that its keys and tokens are those of a local stack; without it they keep it from being ready. */
    static final String LOCAL_STACK = "claimcode.local-stack";

    /** With false a service may use a PostgreSQL that doesn't wait for the disk. */
    private static final String FSYNC = "claimcode.settings.fsync-needed";

    private Settings() {}

    /** The configuration of a service whose three servers listen on 127.0.0.1. */
    public static Map<String, String> of(Service service, int postgres, int redis, int kafka, LocalKeys keys) {
        String database = service.label();
        String address = "postgresql://127.0.0.1:" + postgres + "/" + database;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.datasource.jdbc.url", "jdbc:" + address);
        settings.put("quarkus.datasource.reactive.url", address);
        settings.put("quarkus.datasource.username", database);
        settings.put("quarkus.datasource.password", Databases.password(database));
        settings.put("quarkus.redis.hosts", "redis://127.0.0.1:" + redis);
        settings.put("kafka.bootstrap.servers", "127.0.0.1:" + kafka);
        settings.put("quarkus.oidc.public-key", keys.publicKey());
        settings.put(LOCAL_STACK, "true");
        settings.putAll(keys.settings(service));
        return Map.copyOf(settings);
    }

    /** The same for a PostgreSQL that doesn't wait for the disk, whose data are thrown away. */
    public static Map<String, String> withoutFsync(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(FSYNC, "false");
        return Map.copyOf(all);
    }

    /** Turns property names into the environment names that mean the same. */
    public static Map<String, String> asEnvironment(Map<String, String> properties) {
        Map<String, String> environment = new LinkedHashMap<>();
        properties.forEach((name, value) ->
                environment.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        return environment;
    }
}
