package io.claimcode.verify.course.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was acknowledged is in the ledger once and on Kafka under one event id, as it was answered. */
final class Acknowledged {
    private Acknowledged() {}

    static List<String> inTheLedger(Evidence evidence) {
        var found = new ArrayList<String>();
        var rows = evidence.ledger().redemptions().stream()
                .collect(Collectors.toMap(Ledger.Redemption::id, row -> row, (one, other) -> one));
        var spent = evidence.ledger().spent().stream().collect(Collectors.groupingBy(Ledger.Spent::redemptionId));
        var closing = evidence.calls().stream()
                .filter(call -> call.act().closes() && call.mayHaveHappened())
                .map(Call::redemptionId)
                .collect(Collectors.toSet());
        evidence.calls(Act.REDEEM, Outcome.OK).forEach(call -> {
            var row = rows.get(call.redemptionId());
            if (row == null || row.isTombstone()) {
                found.add("not there: " + call);
            } else {
                compare(call, row, spent.getOrDefault(call.redemptionId(), List.of()), closing, found);
            }
        });
        evidence.calls().stream()
                .filter(call -> call.act().closes() && call.outcome() == Outcome.OK)
                .filter(call -> !call.answer().standing().isEmpty())
                .forEach(call -> {
                    var row = rows.get(call.redemptionId());
                    if (row == null || !row.status().equals(call.answer().standing())) {
                        found.add("stands otherwise, as " + (row == null ? "nothing" : row.status()) + ": " + call);
                    }
                });
        evidence.calls(Act.ADJUST, Outcome.OK)
                .filter(call ->
                        !evidence.ledger().adjustments().contains(call.answer().about()))
                .forEach(call -> found.add("not there: " + call));
        voids(evidence, found);
        return found;
    }

    private static void compare(
            Call call, Ledger.Redemption row, List<Ledger.Spent> spent, Set<String> closing, List<String> found) {
        if (!row.orderId().equals(call.orderId())) {
            found.add("under order " + row.orderId() + ": " + call);
        }
        if (!row.status().equals("REDEEMED") && !closing.contains(row.id())) {
            found.add(row.status() + " though nobody asked for it: " + call);
        }
        var applied = call.answer().applied().stream()
                .filter(code -> !code.startsWith("group/"))
                .collect(Collectors.toSet());
        var codes = spent.stream().map(Ledger.Spent::code).collect(Collectors.toSet());
        if (!applied.equals(codes)) {
            found.add("with codes " + codes + " in place of " + applied + ": " + call);
        }
        if (spent.stream().anyMatch(code -> code.active() != row.isActive())) {
            found.add("its codes don't stand as it does (" + row.status() + "): " + call);
        }
    }

    private static void voids(Evidence evidence, List<String> found) {
        var voided = evidence.ledger().spent().stream()
                .filter(code -> code.isVoid() && code.active())
                .map(Ledger.Spent::code)
                .collect(Collectors.toSet());
        evidence.calls(Act.VOID, Outcome.OK)
                .filter(call -> call.answer().about().equals("VOIDED"))
                .filter(call -> !voided.containsAll(call.codes()))
                .forEach(call -> found.add("not void: " + call));
    }

    static List<String> told(Evidence evidence) {
        var found = new ArrayList<String>();
        Map<String, Set<String>> ids = new HashMap<>();
        for (var event : evidence.events()) {
            ids.computeIfAbsent(event.type() + " " + event.redemptionId() + " " + event.code(), any -> new HashSet<>())
                    .add(event.id());
        }
        evidence.calls(Act.REDEEM, Outcome.OK)
                .forEach(call -> call.answer()
                        .applied()
                        .forEach(code -> once(ids, "code-redeemed " + call.redemptionId() + " " + code, found, call)));
        evidence.calls().stream()
                .filter(call -> call.act().closes() && call.outcome() == Outcome.OK)
                .forEach(call -> call.answer()
                        .applied()
                        .forEach(code ->
                                once(ids, "redemption-cancelled " + call.redemptionId() + " " + code, found, call)));
        var onKafka = evidence.events().stream().map(Event::id).collect(Collectors.toSet());
        evidence.ledger().outbox().stream()
                .filter(event -> !onKafka.contains(event.id()))
                .forEach(event -> found.add("written in the ledger and not told: " + event));
        return found;
    }

    private static void once(Map<String, Set<String>> ids, String what, List<String> found, Call call) {
        int times = ids.getOrDefault(what, Set.of()).size();
        if (times != 1) {
            found.add(what + " was told under " + times + " ids: " + call);
        }
    }
}
