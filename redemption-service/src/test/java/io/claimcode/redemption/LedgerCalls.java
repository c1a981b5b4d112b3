package io.claimcode.redemption;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A promotion of its own in the ledger, and calls of the ledger's SQL functions about it. */
abstract class LedgerCalls {
    @Inject
    Pool pool;

    final UUID promotion = UUID.randomUUID();
    final UUID group = UUID.randomUUID();
    final int batch = new Random().nextInt(1_000_000_000);

    @BeforeEach
    void aPromotion() {
        run("insert into promotion_terms values ($1, 1, 'ACTIVE', '{}', null, null, 0::smallint)", promotion);
        run("insert into code_group values ($1, $2, $3, 'READY', null)", group, promotion, batch);
    }

    void open(String mark) {
        run("select open_shards(array[7], array[$1])", mark);
    }

    record Member(
            UUID id,
            String order,
            int serial,
            String customer,
            @Nullable String mark) {
        Member with(String newMark) {
            return new Member(id, order, serial, customer, newMark);
        }
    }

    Member member(int serial, String customer) {
        return member(UUID.randomUUID(), serial, customer);
    }

    Member member(UUID id, int serial, String customer) {
        // The low ids of one test must not meet those of another run in the same database.
        var unique = new UUID(promotion.getMostSignificantBits(), id.getLeastSignificantBits());
        return new Member(unique, "o-" + UUID.randomUUID(), serial, customer, null);
    }

    Map<UUID, String> redeem(Member... members) {
        var json = new ArrayList<String>();
        for (var member : members) {
            json.add(json(member));
        }
        var verdicts = new HashMap<UUID, String>();
        for (Row row : pool.preparedQuery("select member, verdict from redeem(cast(cast($1 as text) as jsonb))")
                .execute(Tuple.of("[" + String.join(",", json) + "]"))
                .await()
                .indefinitely()) {
            verdicts.put(row.getUUID(0), row.getString(1));
        }
        return verdicts;
    }

    String json(Member member) {
        return """
                    {"id": "%1$s", "storefront": "shop-1", "order": "%2$s", "hash": "00", "answer": "{}",
                     "at": "2027-03-01T00:00:00Z", "owner": "00", "customer": "00",
                     "parts": [{"promotion": "%5$s", "group": "%6$s", "batch": %3$d, "serial": %4$d,
                       "discount": 100, "revenue": 500, "units": 1}],
                     "codes": [{"batch": %3$d, "serial": %4$d, "promotion": "%5$s", "group": "%6$s",
                       "fingerprint": "070102030405060708090a0b", "mark": %9$s}],
                     "customers": [{"promotion": "%5$s", "customer": "%7$s", "turn": "00"}],
                     "events": [{"id": "%8$s", "slice": 0, "type": "t", "topic": "claimcode.redemptions",
                       "key": "%5$s", "subject": "s", "payload": "{}"}]}""".formatted(
                        member.id,
                        member.order,
                        batch,
                        member.serial,
                        promotion,
                        group,
                        HexFormat.of().formatHex(member.customer.getBytes(StandardCharsets.UTF_8)),
                        UUID.randomUUID(),
                        member.mark == null ? "null" : '"' + member.mark + '"');
    }

    boolean isWaiting(String function) {
        return pool.preparedQuery(
                        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and position($1 in query) > 0")
                .execute(Tuple.of(function))
                .await()
                .indefinitely()
                .iterator()
                .hasNext();
    }

    void run(String sql, Object... arguments) {
        pool.preparedQuery(sql).execute(Tuple.from(List.of(arguments))).await().indefinitely();
    }

    long count(String sql, UUID id) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(id))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }
}
