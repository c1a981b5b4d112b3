package io.claimcode.verify.course.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same request gets the same answer, another one under its key none, and what was cancelled never happens. */
final class Answers {
    private Answers() {}

    static List<String> same(Evidence evidence) {
        return Stream.of(
                        differing(
                                evidence.calls(Act.REDEEM, Outcome.OK),
                                Call::redemptionId,
                                call -> call.variant() + " " + call.answer().digest()),
                        differing(
                                evidence.calls(Act.ADJUST, Outcome.OK),
                                Call::key,
                                call -> call.answer().digest()),
                        differing(
                                evidence.calls().stream()
                                        .filter(call -> call.act().closes() && call.outcome() == Outcome.OK),
                                Call::redemptionId,
                                call -> call.answer().digest()),
                        deniedAfterwards(evidence))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> differing(
            Stream<Call> calls, Function<Call, String> question, Function<Call, String> answer) {
        return calls.collect(Collectors.groupingBy(question)).values().stream()
                .filter(same -> same.stream().map(answer).distinct().count() > 1)
                .map(same -> "different answers: " + same)
                .toList();
    }

    /** What was redeemed is refused only when it was cancelled, or when it is another request. */
    private static List<String> deniedAfterwards(Evidence evidence) {
        var redeemed = evidence.calls(Act.REDEEM, Outcome.OK)
                .collect(Collectors.toMap(Call::redemptionId, call -> call, (one, other) -> one));
        return evidence.calls(Act.REDEEM, Outcome.REFUSED)
                .filter(call -> !call.answer().problem().equals("redemption-cancelled"))
                .filter(call -> {
                    var first = redeemed.get(call.redemptionId());
                    return first != null
                            && first.returnedAt() < call.invokedAt()
                            && first.variant().equals(call.variant());
                })
                .map(call -> "redeemed before, and refused now: " + call)
                .toList();
    }

    static List<String> cancelledStays(Evidence evidence) {
        var found = new ArrayList<String>();
        var cancelled = evidence.calls().stream()
                .filter(call -> call.act().cancels() && call.outcome() == Outcome.OK)
                .filter(call -> call.answer().standing().equals("CANCELLED"))
                .collect(Collectors.toMap(Call::redemptionId, Call::returnedAt, Math::min));
        evidence.calls(Act.REDEEM, Outcome.OK)
                .filter(call -> cancelled.getOrDefault(call.redemptionId(), Long.MAX_VALUE) < call.invokedAt())
                .forEach(call -> found.add("redeemed after it was cancelled: " + call));
        return found;
    }
}
