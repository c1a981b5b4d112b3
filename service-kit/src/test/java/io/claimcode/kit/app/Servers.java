package io.claimcode.kit.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.claimcode.local.Service;
import io.claimcode.local.Stack;
import io.claimcode.local.test.StackResource;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The real servers, for tests that need no application. */
public final class Servers {
    private static final Vertx VERTX = Vertx.vertx();

    private Servers() {}

    public static Stack stack() {
        return StackResource.stack();
    }

    public static Vertx vertx() {
        return VERTX;
    }

    public static Map<String, String> properties() {
        return stack().properties(Service.PROMOTION);
    }

    public static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", properties().get("kafka.bootstrap.servers"));
    }

    public static Pool pool(int size) {
        Map<String, String> properties = properties();
        PgConnectOptions options = PgConnectOptions.fromUri(properties.get("quarkus.datasource.reactive.url"))
                .setUser(properties.get("quarkus.datasource.username"))
                .setPassword(properties.get("quarkus.datasource.password"));
        return new Pool(PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(size).setConnectionTimeout((int)
                        Duration.ofSeconds(5).toSeconds()))
                .using(VERTX)
                .build());
    }

    /** A consumer that reads a topic of one partition from its beginning. */
    public static KafkaConsumer<String, byte[]> reader(String topic) {
        return reader(kafka(), topic);
    }

    /** The same from another broker. */
    public static KafkaConsumer<String, byte[]> reader(Map<String, Object> kafka, String topic) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return consumer;
    }
}
