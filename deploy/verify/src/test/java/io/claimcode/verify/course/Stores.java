package io.claimcode.verify.course;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.claimcode.local.Service;
import io.claimcode.verify.course.check.Event;
import io.claimcode.verify.course.check.Ledger;

/** What PostgreSQL holds. */
final class Stores {
    private Stores() {}

    /** The number of a group's batch; 0 while it can't be told. */
    static int batch(Site site, String groupId) {
        return (int) number(
                site,
                Service.CODEGEN,
                "select batch_number from batch where group_id = cast('" + groupId + "' as uuid)");
    }

    /** Codes in the chunks of a batch. */
    static int made(Site site, int batch) {
        return (int) number(
                site, Service.CODEGEN, "select coalesce(sum(count), 0) from code_chunk where batch_number = " + batch);
    }

    /** Events that a service has not told yet; negative when it can't be asked. */
    static long unpublished(Site site, Service service) {
        return number(site, service, "select count(*) from outbox where published_at is null");
    }

    /** Whether a service tells to this topic. */
    static boolean tellsTo(Site site, Service service, String topicId) {
        return number(site, service, "select count(*) from told_topic where topic_id = '" + topicId + "'") == 1;
    }

    /** Facts that Redis doesn't know yet. */
    static long unapplied(Site site) {
        return number(
                site,
                Service.REDEMPTION,
                "select count(*) from outbox where applied_at is null and redemption_id is not null");
    }

    private static long number(Site site, Service service, String sql) {
        try (var connection = site.database(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException e) {
            return -1;
        }
    }

    static Ledger ledger(Site site) {
        try (var connection = site.database(Service.REDEMPTION)) {
            var budgets = new HashMap<String, Ledger.Budget>();
            rows(
                    connection,
                    "select promotion_id, redemptions, discount from budget",
                    row -> budgets.put(row.getString(1), new Ledger.Budget(row.getLong(2), row.getLong(3))));
            var adjustments = new TreeSet<String>();
            rows(connection, "select adjustment_id from adjustment", row -> adjustments.add(row.getString(1)));
            return new Ledger(
                    list(
                            connection,
                            "select redemption_id, order_id, status, parts from redemption",
                            Stores::redemption),
                    list(
                            connection,
                            "select redemption_id, batch_number, serial, active, voided_at from spent_code",
                            row -> new Ledger.Spent(
                                    row.getString(1),
                                    row.getInt(2) + "-" + row.getInt(3),
                                    row.getBoolean(4),
                                    row.getTimestamp(5) != null)),
                    list(
                            connection,
                            "select redemption_id, promotion_id, customer, active from redeemed_customer",
                            row -> new Ledger.Turn(
                                    row.getString(1),
                                    row.getString(2),
                                    HexFormat.of().formatHex(row.getBytes(3)),
                                    row.getBoolean(4))),
                    budgets,
                    list(
                            connection,
                            "select id, event_id, topic, type, key, subject, payload from outbox order by id",
                            row -> event(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7))),
                    adjustments);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An event as it is written in an outbox or told on Kafka. */
    static Event event(long place, String id, String topic, String type, String key, String subject, String payload) {
        var json = json(payload);
        return new Event(
                place,
                id,
                topic,
                type.replaceAll("^claimcode\\.|\\.v1$", ""),
                key,
                subject,
                json.path("redemptionId").asText(""),
                json.path("redemptionId").isMissingNode() ? "" : code(json, "batchNumber", "promotionId"),
                minorUnits(json.path("discount")),
                json.path("restored").asBoolean(),
                json.path("promotion").path("version").asLong());
    }

    private static Ledger.Redemption redemption(ResultSet row) throws SQLException {
        var parts = new ArrayList<Ledger.Part>();
        for (var part : json(row.getString(4))) {
            parts.add(new Ledger.Part(
                    part.path("promotion").asText(),
                    code(part, "batch", "promotion"),
                    part.path("discount").asLong()));
        }
        var order = row.getString(2);
        return new Ledger.Redemption(row.getString(1), order == null ? "" : order, row.getString(3), parts);
    }

    private static String code(JsonNode json, String batch, String promotion) {
        return json.path(batch).isInt()
                ? json.path(batch).asInt() + "-" + json.path("serial").asInt()
                : "group/" + json.path(promotion).asText();
    }

    static long minorUnits(JsonNode amount) {
        return amount.isTextual()
                ? new BigDecimal(amount.asText()).movePointRight(2).longValueExact()
                : 0;
    }

    private static JsonNode json(String text) {
        try {
            return Http.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static void rows(Connection connection, String sql, RowReader<?> reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private static <T> List<T> list(Connection connection, String sql, RowReader<T> reader) throws SQLException {
        var list = new ArrayList<T>();
        rows(connection, sql, row -> list.add(reader.read(row)));
        return list;
    }

    /** The codes of a group that are redeemed by the ledger. */
    static Map<Integer, Long> redeemed(Site site) {
        var redeemed = new HashMap<Integer, Long>();
        try (var connection = site.database(Service.REDEMPTION)) {
            rows(
                    connection,
                    "select batch_number, count(*) from spent_code where active and voided_at is null group by 1",
                    row -> redeemed.put(row.getInt(1), row.getLong(2)));
            return redeemed;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
