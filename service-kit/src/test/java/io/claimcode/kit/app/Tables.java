package io.claimcode.kit.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.claimcode.kit.event.TopicSpec;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;

/** Makes the kit's tables anew from the texts that it ships, before the relay starts. */
@ApplicationScoped
public class Tables {
    void create(@Observes @Priority(0) StartupEvent event, Pool pool) {
        createAnew(pool);
    }

    @Produces
    @Singleton
    TopicSpec topic() {
        return new TopicSpec("kit.test", 1, true);
    }

    public static void createAnew(Pool pool) {
        pool.query("drop table if exists outbox, told_topic, inbox, idempotency, note, effect")
                .execute()
                .await()
                .indefinitely();
        for (String table : new String[] {"outbox", "told_topic", "inbox", "idempotency"}) {
            pool.query(text("/io/claimcode/kit/" + table + ".sql"))
                    .execute()
                    .await()
                    .indefinitely();
        }
        pool.query("create table note (id uuid primary key, text text)")
                .execute()
                .await()
                .indefinitely();
        pool.query("create table effect (key text not null)").execute().await().indefinitely();
    }

    private static String text(String resource) {
        try (InputStream in = Tables.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
