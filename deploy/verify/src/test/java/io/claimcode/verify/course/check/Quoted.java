package io.claimcode.verify.course.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * No price is promised for a code that somebody has certainly redeemed and not given back: the buyer would be refused at
 * the end. A claim outlives every fault but the loss of Redis, after which the ledger's redemptions are marked first.
 */
final class Quoted {
    private Quoted() {}

    static List<String> find(Evidence evidence) {
        var ends = Once.firstPossibleEnds(evidence);
        Map<String, List<Call>> redeemed = evidence.calls(Act.REDEEM, Outcome.OK)
                .filter(call ->
                        call.codes().size() == 1 && call.answer().applied().equals(call.codes()))
                .filter(call -> !call.codes().getFirst().startsWith("group/"))
                .collect(Collectors.groupingBy(call -> call.codes().getFirst()));
        return evidence.calls(Act.QUOTE, Outcome.OK)
                .filter(quote ->
                        quote.codes().size() == 1 && quote.answer().applied().size() == 1)
                .flatMap(quote -> redeemed.getOrDefault(quote.codes().getFirst(), List.of()).stream()
                        .filter(other -> other.returnedAt() < quote.invokedAt()
                                && ends.getOrDefault(other.redemptionId(), Long.MAX_VALUE) > quote.returnedAt())
                        .map(other -> other + " has what has a price in " + quote)
                        .limit(1))
                .toList();
    }
}
