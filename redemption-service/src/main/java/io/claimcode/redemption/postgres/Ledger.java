package io.claimcode.redemption.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.redemption.model.LedgerAnswer;
import io.claimcode.redemption.model.LedgerEntry;
import io.claimcode.redemption.model.LedgerFacts;
import io.claimcode.redemption.model.LedgerQuestion;
import io.claimcode.redemption.model.LedgerVerdict;
import io.claimcode.redemption.model.Recorded;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgException;

/**
 * What was redeemed: the arbiter of "once". Redemptions are committed in groups, each by one call of the SQL function
 * {@code redeem}, which gives every member its own verdict. Calls block; they are made from virtual threads.
 */
@ApplicationScoped
public class Ledger {
    private static final String REDEEM =
            "select member, verdict, promotion from redeem(cast(cast($1 as text) as jsonb))";

    private static final String LOOK = """
            with question as materialized (
              select * from jsonb_to_recordset(cast(cast($1 as text) as jsonb))
                as q(place int, id uuid, storefront text, "order" text, codes jsonb, turns jsonb, spends jsonb))
            select q.place, 'same' as kind, 0 as position, null::uuid as promotion, r.*
            from question q join redemption r on r.redemption_id = q.id
            union all
            select q.place, 'order', 0, null, r.*
            from question q
            join redemption r
              on r.storefront = q.storefront and r.order_id = q."order" and r.status <> 'CANCELLED'
            union all
            select q.place, case when s.voided_at is null then 'spent' else 'voided' end, c.position, null, r.*
            from question q
            cross join jsonb_to_recordset(q.codes) as c(position int, batch int, serial int)
            join spent_code s on s.batch_number = c.batch and s.serial = c.serial and s.active
            left join redemption r on false
            union all
            select q.place, 'turn', 0, t.promotion, r.*
            from question q
            cross join jsonb_to_recordset(q.turns) as t(promotion uuid, customer text)
            join redeemed_customer c
              on c.promotion_id = t.promotion and c.customer = decode(t.customer, 'hex') and c.active
            left join redemption r on false
            union all
            select q.place, 'budget', 0, s.promotion, r.*
            from question q
            cross join jsonb_to_recordset(q.spends) as s(promotion uuid, discount bigint)
            join budget b on b.promotion_id = s.promotion
            join promotion_terms p on p.promotion_id = s.promotion
            left join redemption r on false
            where b.redemptions + 1 > p.max_redemptions or b.discount + s.discount > p.max_discount""";

    private static final String FIND = "select " + LedgerQueries.RECORDED + " from redemption where ";

    private static final String OF_ORDER = "select " + LedgerQueries.RECORDED + " from ("
            + "select * from redemption where storefront = $1 and order_id = $2 and status <> 'CANCELLED' union all "
            + "select * from redemption where storefront = $1 and order_id = $2 and status = 'CANCELLED') r "
            + "order by redeemed_at desc, redemption_id limit $4 offset $3";

    private final LedgerQueries queries;
    private final List<GroupedCalls<LedgerEntry, LedgerVerdict>> lanes = new ArrayList<>();
    private final GroupedCalls<LedgerQuestion, LedgerAnswer> questions;
    private final DistributionSummary groups;

    @Inject
    Ledger(LedgerQueries queries, LedgerConfig config, MeterRegistry meters) {
        this.queries = queries;
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
        var lane = entry.parts().isEmpty()
                ? entry.redemption().redemptionId()
                : entry.parts().getFirst().promotion();
        return lanes.get(Math.floorMod(lane.hashCode(), lanes.size())).ask(entry);
    }

    /** Asks before a refusal is told. */
    public LedgerAnswer look(LedgerQuestion question) {
        return questions.ask(question);
    }

    /** A redemption, or its tombstone, whoever's it is. */
    public Optional<Recorded> find(UUID redemptionId) {
        return queries.rows(FIND + "redemption_id = $1", redemptionId).stream()
                .map(LedgerQueries::recorded)
                .findFirst();
    }

    /** A storefront's redemptions of an order, the newest first; of more than one at most one is active. */
    public List<Recorded> ofOrder(String storefront, String orderId, int from, int limit) {
        return queries.rows(OF_ORDER, storefront, orderId, from, limit).stream()
                .map(LedgerQueries::recorded)
                .toList();
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
            for (Row row : queries.rows(REDEEM, EntryJson.entries(entries))) {
                verdicts.put(
                        row.getUUID("member"),
                        new LedgerVerdict(
                                LedgerVerdict.Kind.valueOf(row.getString("verdict")), row.getUUID("promotion")));
            }
        } catch (LedgerUnavailable e) {
            if (e.getCause() instanceof PgException refused && isTransient(refused)) {
                return entries.stream()
                        .map(entry -> new LedgerVerdict(LedgerVerdict.Kind.RETRY, null))
                        .toList();
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
        asked.forEach(
                question -> answers.add(new LedgerAnswer(Optional.empty(), Optional.empty(), LedgerFacts.none(true))));
        for (Row row : queries.rows(LOOK, EntryJson.questions(asked))) {
            int place = row.getInteger("place");
            var answer = answers.get(place);
            var facts = answer.facts();
            switch (row.getString("kind")) {
                case "same" ->
                    answers.set(
                            place, new LedgerAnswer(Optional.of(LedgerQueries.recorded(row)), answer.ofOrder(), facts));
                case "order" ->
                    answers.set(
                            place, new LedgerAnswer(answer.same(), Optional.of(row.getUUID("redemption_id")), facts));
                case "spent" -> facts.spentCodes().add(row.getInteger("position"));
                case "voided" -> facts.voidedCodes().add(row.getInteger("position"));
                case "turn" -> facts.customerHadTurn().add(row.getUUID("promotion"));
                default -> facts.overBudget().add(row.getUUID("promotion"));
            }
        }
        return answers;
    }
}
