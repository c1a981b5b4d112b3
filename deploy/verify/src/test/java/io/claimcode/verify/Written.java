package io.claimcode.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.claimcode.local.Service;
import io.restassured.RestAssured;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;

/** All that the services wrote: logs (their own and the servers'), topics, metrics, Redis, PostgreSQL. */
final class Written {
    private static final byte[] EVERYTHING = "*".getBytes(StandardCharsets.US_ASCII);

    private final Deployment deployment;

    Written(Deployment deployment) {
        this.deployment = deployment;
    }

    /**
     * A piece of it.
     *
     * @param where it stands
     * @param text bytes as ISO 8859-1
     */
    record Piece(String where, String text) {}

    List<Piece> all() throws IOException, SQLException {
        var pieces = new ArrayList<Piece>();
        logs(pieces);
        topics(pieces);
        for (var site : List.of(
                deployment.promotions(), deployment.codes(), deployment.redemptions(0), deployment.redemptions(1))) {
            pieces.add(new Piece(
                    site + "/q/metrics", RestAssured.get(site + "/q/metrics").asString()));
            pieces.add(new Piece(
                    site + "/q/health", RestAssured.get(site + "/q/health").asString()));
        }
        redis(pieces);
        for (var service : Service.values()) {
            tables(service, pieces);
        }
        return pieces;
    }

    private void logs(List<Piece> pieces) throws IOException {
        try (Stream<Path> files = Files.walk(deployment.stack().logs())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                pieces.add(new Piece("log " + file.getFileName(), Files.readString(file, StandardCharsets.ISO_8859_1)));
            }
        }
    }

    private void topics(List<Piece> pieces) {
        var told = new Told(deployment.kafka());
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", deployment.kafka()),
                new StringDeserializer(),
                new StringDeserializer())) {
            for (var topic : consumer.listTopics().keySet()) {
                if (!topic.startsWith("__")) {
                    told.all(topic).forEach(record -> {
                        var text = new StringBuilder(record.key() + "\n" + record.value());
                        record.headers()
                                .forEach(header -> text.append('\n')
                                        .append(header.key())
                                        .append('=')
                                        .append(new String(header.value(), StandardCharsets.ISO_8859_1)));
                        pieces.add(new Piece("topic " + topic + " at " + record.offset(), text.toString()));
                    });
                }
            }
        }
    }

    private void redis(List<Piece> pieces) {
        try (var redis = new Jedis("127.0.0.1", deployment.stack().redis().port())) {
            byte[] cursor = ScanParams.SCAN_POINTER_START_BINARY;
            do {
                var page = redis.scan(cursor, new ScanParams().match(EVERYTHING).count(1000));
                for (byte[] key : page.getResult()) {
                    pieces.add(new Piece("Redis", latin(key) + "\n" + value(redis, key)));
                }
                cursor = page.getCursorAsBytes();
            } while (cursor.length != 1 || cursor[0] != '0');
        }
    }

    private static String value(Jedis redis, byte[] key) {
        var text = new StringBuilder();
        switch (redis.type(key)) {
            case "string" -> text.append(latin(redis.get(key)));
            case "hash" ->
                redis.hgetAll(key)
                        .forEach((field, value) -> text.append(latin(field))
                                .append('=')
                                .append(latin(value))
                                .append('\n'));
            case "set" ->
                redis.smembers(key).forEach(member -> text.append(latin(member)).append('\n'));
            case "zset" ->
                redis.zrange(key, 0, -1)
                        .forEach(member -> text.append(latin(member)).append('\n'));
            case "none" -> text.append("expired meanwhile");
            default -> throw new IllegalStateException("a key of a type that nobody searches: " + redis.type(key));
        }
        return text.toString();
    }

    /** Bytes of a table come as hexadecimal digits; they are searched as they are, too. */
    private void tables(Service service, List<Piece> pieces) throws SQLException {
        try (var connection = deployment.database(service);
                var statement = connection.createStatement()) {
            var names = new ArrayList<String>();
            try (var tables = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
                while (tables.next()) {
                    names.add(tables.getString(1));
                }
            }
            for (var name : names) {
                try (var rows = statement.executeQuery("select t::text from \"" + name + "\" t")) {
                    while (rows.next()) {
                        pieces.add(new Piece("table " + service.label() + "." + name, rows.getString(1)));
                    }
                }
            }
        }
    }

    private static String latin(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
