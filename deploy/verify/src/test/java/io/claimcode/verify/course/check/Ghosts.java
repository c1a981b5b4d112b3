package io.claimcode.verify.course.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Nothing is in the ledger or on Kafka that nobody asked for. */
final class Ghosts {
    private Ghosts() {}

    static List<String> find(Evidence evidence) {
        var found = new ArrayList<String>();
        var asked = evidence.calls().stream()
                .filter(Call::mayHaveHappened)
                .collect(Collectors.groupingBy(Call::act, Collectors.groupingBy(Call::redemptionId)));
        var redeems = asked.getOrDefault(Act.REDEEM, Map.of());
        var ledger = evidence.ledger();
        for (var row : ledger.redemptions()) {
            if (row.isTombstone()) {
                if (!asked.getOrDefault(Act.CANCEL_BY_KEY, Map.of()).containsKey(row.id())) {
                    found.add("a tombstone that nobody asked for: " + row);
                }
            } else if (redeems.getOrDefault(row.id(), List.of()).stream()
                    .noneMatch(call -> call.orderId().equals(row.orderId()))) {
                found.add("a redemption that nobody asked for: " + row);
            }
        }
        spent(evidence, redeems, found);
        told(evidence, found);
        return found;
    }

    private static void spent(Evidence evidence, Map<String, List<Call>> redeems, List<String> found) {
        Set<String> voidable = new HashSet<>();
        evidence.calls().stream()
                .filter(call -> call.act() == Act.VOID && call.mayHaveHappened())
                .forEach(call -> voidable.addAll(call.codes()));
        for (var spent : evidence.ledger().spent()) {
            boolean asked = spent.isVoid()
                    ? voidable.contains(spent.code())
                    : redeems.getOrDefault(spent.redemptionId(), List.of()).stream()
                            .anyMatch(call -> call.codes().contains(spent.code()));
            if (!asked) {
                found.add("a code spent that nobody asked for: " + spent);
            }
        }
    }

    private static void told(Evidence evidence, List<String> found) {
        var written = evidence.ledger().outbox().stream().map(Event::id).collect(Collectors.toSet());
        evidence.events().stream()
                .filter(event -> event.topic().equals("claimcode.redemptions"))
                .filter(event -> !written.contains(event.id()))
                .forEach(event -> found.add("told and not in the ledger: " + event));
        var rows = evidence.ledger().redemptions().stream()
                .map(Ledger.Redemption::id)
                .collect(Collectors.toSet());
        evidence.ledger().outbox().stream()
                .filter(event -> event.type().equals("code-redeemed") && !rows.contains(event.redemptionId()))
                .forEach(event -> found.add("an event without its redemption: " + event));
    }
}
