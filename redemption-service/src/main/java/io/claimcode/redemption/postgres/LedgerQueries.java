package io.claimcode.redemption.postgres;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.kit.event.EventJson;
import io.claimcode.redemption.model.Part;
import io.claimcode.redemption.model.Recorded;
import io.claimcode.redemption.model.Redemption;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Statements of the ledger, each of which is answered within a time or is {@link LedgerUnavailable}. They block. */
@ApplicationScoped
class LedgerQueries {
    /** The columns of a {@link Recorded}. */
    static final String RECORDED = "redemption_id, storefront, status, revision, request_hash, answer, parts, returned,"
            + " closed_at, close_reason";

    private final Pool pool;
    private final LedgerConfig config;

    @Inject
    LedgerQueries(Pool pool, LedgerConfig config) {
        this.pool = pool;
        this.config = config;
    }

    List<Row> rows(String sql, @Nullable Object... arguments) {
        var tuple = Tuple.tuple();
        for (var argument : arguments) {
            tuple.addValue(argument);
        }
        try {
            var rows = new ArrayList<Row>();
            pool.preparedQuery(sql)
                    .execute(tuple)
                    .await()
                    .atMost(config.timeout())
                    .forEach(rows::add);
            return rows;
        } catch (RuntimeException e) {
            throw new LedgerUnavailable(e);
        }
    }

    static Recorded recorded(Row row) {
        var answer = row.getString("answer");
        var hash = row.getBuffer("request_hash");
        var closedAt = row.getOffsetDateTime("closed_at");
        return new Recorded(
                row.getUUID("redemption_id"),
                row.getString("storefront"),
                Recorded.Status.valueOf(row.getString("status")),
                row.getInteger("revision"),
                hash == null ? new byte[0] : hash.getBytes(),
                answer == null ? null : EventJson.read(answer.getBytes(StandardCharsets.UTF_8), Redemption.class),
                parts((JsonArray) row.getValue("parts")),
                returned((JsonObject) row.getValue("returned")),
                closedAt == null ? null : closedAt.toInstant(),
                row.getString("close_reason"));
    }

    private static List<Part> parts(JsonArray json) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < json.size(); i++) {
            parts.add(EventJson.read(json.getJsonObject(i).encode().getBytes(StandardCharsets.UTF_8), Part.class));
        }
        return parts;
    }

    private static Map<String, Integer> returned(JsonObject json) {
        var returned = new HashMap<String, Integer>();
        json.fieldNames().forEach(line -> returned.put(line, Objects.requireNonNull(json.getInteger(line))));
        return returned;
    }
}
