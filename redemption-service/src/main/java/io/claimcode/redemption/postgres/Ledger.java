package io.claimcode.redemption.postgres;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.kit.event.EventJson;
import io.claimcode.redemption.model.LedgerAnswer;
import io.claimcode.redemption.model.LedgerEntry;
import io.claimcode.redemption.model.LedgerQuestion;
import io.claimcode.redemption.model.LedgerVerdict;
import io.claimcode.redemption.model.Redemption;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * What was redeemed: the arbiter of "once". Redemptions are committed in groups, each by one call of the SQL function
 * {@code redeem}, which gives every member its own verdict. Calls block; they are made from virtual threads.
 */
@ApplicationScoped
public class Ledger {
    private static final String REDEEM = "select member, verdict from redeem(cast(cast($1 as text) as jsonb))";

    private static final String LOOK = """
            with question as materialized (
              select * from jsonb_to_recordset(cast(cast($1 as text) as jsonb))
                as q(place int, id uuid, storefront text, "order" text, codes jsonb, turns jsonb))
            select q.place, 'same' as kind, 0 as position, r.redemption_id, r.storefront, r.request_hash, r.answer,
              r.status
            from question q join redemption r on r.redemption_id = q.id
            union all
            select q.place, 'order', 0, r.redemption_id, null, null, null, null
            from question q
            join redemption r on r.storefront = q.storefront and r.order_id = q."order" and r.status = 'REDEEMED'
            union all
            select q.place, 'code', c.position, r.redemption_id, null, null, null, null
            from question q
            cross join jsonb_to_recordset(q.codes) as c(position int, batch int, serial int)
            join redeemed_code r on r.batch_number = c.batch and r.serial = c.serial and r.active
            union all
            select q.place, 'turn', t.position, r.redemption_id, null, null, null, null
            from question q
            cross join jsonb_to_recordset(q.turns) as t(position int, promotion uuid, customer text)
            join redeemed_customer r on r.promotion_id = t.promotion and r.customer = decode(t.customer, 'hex')""";

    private static final String FIND =
            "select redemption_id, storefront, request_hash, answer, status from redemption where ";

    private final Pool pool;
    private final LedgerConfig config;
    private final List<GroupedCalls<LedgerEntry, LedgerVerdict>> lanes = new ArrayList<>();
    private final GroupedCalls<LedgerQuestion, LedgerAnswer> questions;
    private final DistributionSummary groups;

    @Inject
    Ledger(Pool pool, LedgerConfig config, MeterRegistry meters) {
        this.pool = pool;
        this.config = config;
        this.groups = DistributionSummary.builder("claimcode.ledger.group")
                .description("Redemptions in a group commit")
                .register(meters);
        for (int lane = 0; lane < config.lanes(); lane++) {
            lanes.add(new GroupedCalls<>("ledger-" + lane, config.group(), config.queue(), this::redeemAll));
        }
        this.questions = new GroupedCalls<>("ledger-look", config.group(), config.queue(), this::lookAll);
    }

    /**
     * Writes an entry, or says why not.
     *
     * @throws LedgerUnavailable when the outcome isn't known: the entry may have been written
     */
    public LedgerVerdict redeem(LedgerEntry entry) {
        var code = entry.codes().isEmpty() ? entry.redemption().redemptionId() : promotionOf(entry);
        return lanes.get(Math.floorMod(code.hashCode(), lanes.size())).ask(entry);
    }

    /** Asks before a refusal is told. */
    public LedgerAnswer look(LedgerQuestion question) {
        return questions.ask(question);
    }

    /** A storefront's redemption. */
    public Optional<LedgerAnswer.Recorded> find(UUID redemptionId, String storefront) {
        return first(query(FIND + "redemption_id = $1 and storefront = $2", Tuple.of(redemptionId, storefront)));
    }

    /** A storefront's redemptions of an order, the newest first; of more than one at most one is active. */
    public List<LedgerAnswer.Recorded> ofOrder(String storefront, String orderId) {
        var rows = query(
                FIND + "storefront = $1 and order_id = $2 order by redeemed_at desc limit 50",
                Tuple.of(storefront, orderId));
        var found = new ArrayList<LedgerAnswer.Recorded>();
        rows.forEach(row -> found.add(recorded(row)));
        return found;
    }

    @PreDestroy
    void close() {
        lanes.forEach(GroupedCalls::close);
        questions.close();
    }

    private List<LedgerVerdict> redeemAll(List<LedgerEntry> entries) {
        groups.record(entries.size());
        var verdicts = new HashMap<UUID, LedgerVerdict>();
        try {
            for (Row row : query(REDEEM, Tuple.of(EntryJson.entries(entries)))) {
                verdicts.put(row.getUUID("member"), LedgerVerdict.valueOf(row.getString("verdict")));
            }
        } catch (LedgerUnavailable e) {
            if (e.getCause() instanceof PgException refused && isTransient(refused)) {
                return entries.stream().map(entry -> LedgerVerdict.RETRY).toList();
            }
            throw e;
        }
        return entries.stream()
                .map(entry -> verdicts.get(entry.redemption().redemptionId()))
                .toList();
    }

    /** Errors after which Postgres has certainly rolled back: lock timeout, deadlock, serialization, cancelled. */
    private static boolean isTransient(PgException refused) {
        return Set.of("55P03", "40P01", "40001", "57014").contains(refused.getSqlState());
    }

    private List<LedgerAnswer> lookAll(List<LedgerQuestion> asked) {
        var answers = new ArrayList<LedgerAnswer>();
        asked.forEach(question ->
                answers.add(new LedgerAnswer(Optional.empty(), Optional.empty(), new HashSet<>(), new HashSet<>())));
        for (Row row : query(LOOK, Tuple.of(EntryJson.questions(asked)))) {
            int place = row.getInteger("place");
            var answer = answers.get(place);
            switch (row.getString("kind")) {
                case "same" ->
                    answers.set(
                            place,
                            new LedgerAnswer(
                                    Optional.of(recorded(row)),
                                    answer.ofOrder(),
                                    answer.spentCodes(),
                                    answer.usedTurns()));
                case "order" ->
                    answers.set(
                            place,
                            new LedgerAnswer(
                                    answer.same(),
                                    Optional.of(row.getUUID("redemption_id")),
                                    answer.spentCodes(),
                                    answer.usedTurns()));
                case "code" -> answer.spentCodes().add(row.getInteger("position"));
                default -> answer.usedTurns().add(row.getInteger("position"));
            }
        }
        return answers;
    }

    private RowSet<Row> query(String sql, Tuple arguments) {
        try {
            return pool.preparedQuery(sql).execute(arguments).await().atMost(config.timeout());
        } catch (RuntimeException e) {
            throw new LedgerUnavailable(e);
        }
    }

    private static Optional<LedgerAnswer.Recorded> first(RowSet<Row> rows) {
        var iterator = rows.iterator();
        return iterator.hasNext() ? Optional.of(recorded(iterator.next())) : Optional.empty();
    }

    private static LedgerAnswer.Recorded recorded(Row row) {
        return new LedgerAnswer.Recorded(
                EventJson.read(row.getString("answer").getBytes(StandardCharsets.UTF_8), Redemption.class),
                row.getString("storefront"),
                row.getBuffer("request_hash").getBytes(),
                row.getString("status").equals("CANCELLED"));
    }

    private static UUID promotionOf(LedgerEntry entry) {
        return entry.codes().getFirst().code().terms().promotionId();
    }
}
