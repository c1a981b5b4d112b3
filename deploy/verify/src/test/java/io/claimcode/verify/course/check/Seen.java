package io.claimcode.verify.course.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A small course in which all went well, to be spoilt in one place. */
final class Seen {
    static final String PROMOTION = "p-1";
    static final int BATCH = 7;
    static final Ledger.Budget SPENT = new Ledger.Budget(1, 800);

    final List<Call> calls = new ArrayList<>();
    final List<Promotion> promotions = new ArrayList<>();
    final List<Ledger.Redemption> redemptions = new ArrayList<>();
    final List<Ledger.Spent> spent = new ArrayList<>();
    final List<Ledger.Turn> turns = new ArrayList<>();
    final Map<String, Ledger.Budget> budgets = new HashMap<>();
    final List<Event> outbox = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final Set<String> adjustments = new HashSet<>();
    final Map<String, Claim> claims = new HashMap<>();
    final List<Trouble> troubles = new ArrayList<>();
    final List<String> unfinished = new ArrayList<>();
    private long time = 1000;

    /** Of two codes one was redeemed by Ann, and one by Ben, who cancelled. */
    static Seen allWell() {
        var seen = new Seen();
        seen.promotions.add(new Promotion(PROMOTION, BATCH, 2, 2, true, false, 2L, 2000L, 1L, SPENT));
        seen.redeemed("r-ann", "o-ann", "ann", "7-1");
        seen.redeemed("r-ben", "o-ben", "ben", "7-2");
        seen.cancelled("r-ben", "o-ben", "ben", "7-2");
        seen.budgets.put(PROMOTION, new Ledger.Budget(1, 800));
        seen.claims.put("7-1", new Claim(true, 'r', "r-ann"));
        seen.claims.put("7-2", new Claim(true, '-', ""));
        seen.troubles.add(new Trouble("a fault", 10, 20, 30, false));
        return seen;
    }

    /** The promotion, with what its report says. */
    static Promotion promotion(Ledger.Budget spent) {
        return new Promotion(PROMOTION, BATCH, 2, 2, true, false, 2L, 2000L, 1L, spent);
    }

    /** Asked, answered, written and told. */
    void redeemed(String id, String order, String customer, String code) {
        redeem(id, order, customer, code, Outcome.OK, "");
        write(id, order, customer, code);
    }

    void write(String id, String order, String customer, String code) {
        redemptions.add(new Ledger.Redemption(id, order, "REDEEMED", List.of(new Ledger.Part(PROMOTION, code, 800))));
        spent.add(new Ledger.Spent(id, code, true, false));
        turns.add(new Ledger.Turn(id, PROMOTION, customer, true));
        tell("code-redeemed", id, code, false);
    }

    void cancelled(String id, String order, String customer, String code) {
        add(Act.CANCEL, id, order, customer, List.of(), Outcome.OK, answer(200, "", "CANCELLED", List.of(code)));
        redemptions.replaceAll(
                row -> row.id().equals(id) ? new Ledger.Redemption(id, order, "CANCELLED", row.parts()) : row);
        spent.replaceAll(row -> row.redemptionId().equals(id) ? new Ledger.Spent(id, row.code(), false, false) : row);
        turns.replaceAll(row ->
                row.redemptionId().equals(id) ? new Ledger.Turn(id, row.promotion(), row.customer(), false) : row);
        tell("redemption-cancelled", id, code, true);
    }

    void tell(String type, String id, String code, boolean restored) {
        var event = new Event(
                outbox.size() + 1,
                "e-" + (outbox.size() + 1),
                "claimcode.redemptions",
                type,
                PROMOTION,
                code,
                id,
                code,
                800,
                restored,
                0);
        outbox.add(event);
        events.add(event);
    }

    Call redeem(String id, String order, String customer, String code, Outcome outcome, String problem) {
        return add(
                Act.REDEEM,
                id,
                order,
                customer,
                List.of(code),
                outcome,
                outcome == Outcome.OK
                        ? answer(201, "", "REDEEMED", List.of(code))
                        : answer(outcome == Outcome.REFUSED ? 409 : 503, problem, "", List.of()));
    }

    Call add(
            Act act,
            String id,
            String order,
            String customer,
            List<String> codes,
            Outcome outcome,
            Call.Answer answer) {
        var call = new Call(
                calls.size() + 1,
                1,
                act,
                0,
                "k-" + id,
                id,
                order,
                customer,
                codes,
                PROMOTION,
                "2",
                time,
                time + 10,
                outcome,
                answer);
        time += 20;
        calls.add(call);
        return call;
    }

    static Call.Answer answer(int status, String problem, String standing, List<String> applied) {
        return new Call.Answer(status, problem, false, standing + applied, standing, "", applied);
    }

    Call hold(String order, String customer) {
        return add(Act.HOLD, "", order, customer, List.of("7-2"), Outcome.OK, answer(200, "", "", List.of()));
    }

    Call quote(String order, String customer, String code) {
        return add(Act.QUOTE, "", order, customer, List.of(code), Outcome.OK, answer(200, "", "", List.of(code)));
    }

    static Event terms(String id, long version) {
        return new Event(
                version,
                id,
                "claimcode.promotions",
                "promotion-changed",
                PROMOTION,
                PROMOTION,
                "",
                "",
                0,
                false,
                version);
    }

    Evidence evidence() {
        return new Evidence(
                calls,
                promotions,
                new Ledger(redemptions, spent, turns, budgets, outbox, adjustments),
                events,
                claims,
                troubles,
                unfinished,
                Duration.ofSeconds(30));
    }
}
