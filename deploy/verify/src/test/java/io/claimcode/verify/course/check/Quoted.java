package io.claimcode.verify.course.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No price is promised for a code that is redeemed: a buyer would be refused at the end. */
final class Quoted {
    /** Whatever a redemption was acknowledged under is over by then: only what was made permanent, or read again, counts. */
    private static final long SETTLED = Duration.ofSeconds(8).toNanos();

    private Quoted() {}

    static List<String> find(Evidence evidence) {
        var ends = Once.firstPossibleEnds(evidence);
        Map<String, Call> redeemed = new HashMap<>();
        evidence.calls(Act.REDEEM, Outcome.OK)
                .filter(call ->
                        call.codes().size() == 1 && call.answer().applied().equals(call.codes()))
                .filter(call -> !call.codes().getFirst().startsWith("group/"))
                .filter(call -> !ends.containsKey(call.redemptionId()))
                .filter(call -> isCalm(evidence, call.returnedAt(), call.returnedAt() + SETTLED))
                .forEach(call -> redeemed.merge(
                        call.codes().getFirst(),
                        call,
                        (one, other) -> one.returnedAt() < other.returnedAt() ? one : other));
        return evidence.calls(Act.QUOTE, Outcome.OK)
                .filter(quote ->
                        quote.codes().size() == 1 && quote.answer().applied().size() == 1)
                .filter(quote -> redeemed.containsKey(quote.codes().getFirst()))
                .filter(quote -> redeemed.get(quote.codes().getFirst()).returnedAt() + SETTLED < quote.invokedAt())
                .map(quote ->
                        "it is redeemed since " + redeemed.get(quote.codes().getFirst()) + ": " + quote)
                .toList();
    }

    /** In trouble a claim may end before the ledger is asked to make it permanent; a redemption is still refused then. */
    private static boolean isCalm(Evidence evidence, long from, long to) {
        return evidence.troubles().stream().noneMatch(trouble -> trouble.from() < to && trouble.healedAt() > from);
    }
}
