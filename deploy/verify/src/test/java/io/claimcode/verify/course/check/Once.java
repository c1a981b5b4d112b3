package io.claimcode.verify.course.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** At most one active redemption a code, a customer of a promotion that says so, and an order. */
final class Once {
    private Once() {}

    static List<String> inTheLedger(Evidence evidence) {
        var ledger = evidence.ledger();
        return Stream.of(
                        several("code", ledger.spent().stream().filter(Ledger.Spent::active), Ledger.Spent::code),
                        several(
                                "turn",
                                ledger.turns().stream().filter(Ledger.Turn::active),
                                turn -> turn.promotion() + " " + turn.customer()),
                        several(
                                "order",
                                ledger.redemptions().stream()
                                        .filter(redemption -> redemption.isActive() && !redemption.isTombstone()),
                                Ledger.Redemption::orderId),
                        several("redemption", ledger.redemptions().stream(), Ledger.Redemption::id))
                .flatMap(List::stream)
                .toList();
    }

    private static <T> List<String> several(String what, Stream<T> rows, Function<T, String> key) {
        return rows.collect(Collectors.groupingBy(key)).entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> what + " " + entry.getKey() + " is taken more than once: " + entry.getValue())
                .toList();
    }

    /** From the first success on until somebody may have cancelled it, a redemption certainly was active. */
    private record Certain(String redemptionId, long from, long to) {}

    static List<String> inTheAnswers(Evidence evidence) {
        var once = evidence.promotions().stream()
                .filter(Promotion::oncePerCustomer)
                .map(Promotion::batch)
                .collect(Collectors.toSet());
        var ends = firstPossibleEnds(evidence);
        var seen = new HashSet<String>();
        Map<String, List<Certain>> bySubject = new HashMap<>();
        evidence.calls(Act.REDEEM, Outcome.OK)
                .sorted(Comparator.comparingLong(Call::returnedAt))
                .filter(call -> seen.add(call.redemptionId()))
                .forEach(call -> subjects(call, once)
                        .forEach(subject -> bySubject
                                .computeIfAbsent(subject, any -> new ArrayList<>())
                                .add(new Certain(
                                        call.redemptionId(),
                                        call.returnedAt(),
                                        ends.getOrDefault(call.redemptionId(), Long.MAX_VALUE)))));
        return bySubject.entrySet().stream()
                .flatMap(entry -> overlaps(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** When a redemption may have been cancelled, by its id: not those that nobody asked to cancel. */
    static Map<String, Long> firstPossibleEnds(Evidence evidence) {
        return evidence.calls().stream()
                .filter(call -> call.act().cancels() && call.mayHaveHappened())
                .collect(Collectors.toMap(Call::redemptionId, Call::invokedAt, Math::min));
    }

    private static Stream<String> subjects(Call call, Set<Integer> once) {
        var codes = call.answer().applied().stream().filter(code -> !code.startsWith("group/"));
        var turns = call.answer().applied().stream()
                .map(Once::batch)
                .filter(Objects::nonNull)
                .filter(once::contains)
                .map(batch -> "the turn of " + call.customer() + " in batch " + batch);
        return Stream.concat(codes, turns);
    }

    static Integer batch(String code) {
        return code.startsWith("group/") ? null : Integer.valueOf(code.substring(0, code.indexOf('-')));
    }

    private static Stream<String> overlaps(String subject, List<Certain> certain) {
        certain.sort(Comparator.comparingLong(Certain::from));
        var found = new ArrayList<String>();
        Certain last = null;
        for (var next : certain) {
            if (next.from >= next.to) {
                continue;
            }
            if (last != null && next.from < last.to) {
                found.add(subject + " was redeemed by " + last.redemptionId + " and by " + next.redemptionId
                        + " at the same time");
            }
            if (last == null || next.to > last.to) {
                last = next;
            }
        }
        return found.stream();
    }
}
