package io.claimcode.verify.course.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A refusal changes nothing and has its reason: no good code is called unknown, nor redeemed when nobody redeemed it. */
final class Refused {
    /** As long a claim lasts, at least. */
    private static final long CLAIM = Duration.ofSeconds(8).toNanos();

    /** Refusals because of what the key has done already. */
    private static final Set<String> DECIDED = Set.of("redemption-cancelled", "idempotency-key-reused");

    private Refused() {}

    /**
     * Whoever is refused at last may rely on it, also when an earlier request with the same key had no answer, and Redis
     * lost its claim. Where the claim may have expired, only what was refused each time counts.
     */
    static List<String> leavesNothing(Evidence evidence) {
        var rows = evidence.ledger().redemptions().stream()
                .filter(row -> !row.isTombstone())
                .map(Ledger.Redemption::id)
                .collect(Collectors.toSet());
        return evidence.calls().stream()
                .filter(call -> call.act() == Act.REDEEM)
                .collect(Collectors.groupingBy(Call::redemptionId))
                .entrySet()
                .stream()
                .filter(tries -> rows.contains(tries.getKey()) && isRefused(tries.getValue()))
                .map(tries -> "refused, and in the ledger: " + tries.getValue())
                .toList();
    }

    private static boolean isRefused(List<Call> tries) {
        if (tries.stream()
                .anyMatch(call -> call.outcome() == Outcome.OK
                        || DECIDED.contains(call.answer().problem()))) {
            return false;
        }
        var inTime =
                tries.stream().sorted(Comparator.comparingLong(Call::invokedAt)).toList();
        var first = inTime.getFirst();
        var last = inTime.getLast();
        boolean always = tries.stream().noneMatch(Call::mayHaveHappened);
        boolean known = last.invokedAt() - first.invokedAt() < CLAIM;
        return always || known && last.outcome() == Outcome.REFUSED;
    }

    static List<String> hasReason(Evidence evidence) {
        var found = new ArrayList<String>();
        var redeemers = redeemers(evidence);
        var surelyOver = evidence.calls().stream()
                .filter(call -> call.act().cancels() && call.outcome() == Outcome.OK)
                .filter(call -> call.answer().standing().equals("CANCELLED"))
                .collect(Collectors.toMap(Call::redemptionId, Call::returnedAt, Math::min));
        for (var call : evidence.calls()) {
            if (call.outcome() != Outcome.REFUSED) {
                continue;
            }
            if (call.answer().problem().equals("code-unknown")) {
                found.add("a good code is called unknown: " + call);
            }
            if (call.act() == Act.REDEEM
                    && call.codes().size() == 1
                    && call.answer().problem().equals("code-already-redeemed")
                    && redeemers.getOrDefault(call.codes().getFirst(), List.of()).stream()
                            .noneMatch(other -> mayStandInTheWay(other, call, surelyOver))) {
                found.add("nobody can have redeemed it: " + call);
            }
        }
        return found;
    }

    private static Map<String, List<Call>> redeemers(Evidence evidence) {
        Map<String, List<Call>> redeemers = new HashMap<>();
        for (var call : evidence.calls()) {
            if (call.act() == Act.REDEEM && call.mayHaveHappened()) {
                call.codes()
                        .forEach(code -> redeemers
                                .computeIfAbsent(code, any -> new ArrayList<>())
                                .add(call));
            }
        }
        return redeemers;
    }

    private static boolean mayStandInTheWay(Call other, Call refused, Map<String, Long> surelyOver) {
        return !other.redemptionId().equals(refused.redemptionId())
                && other.invokedAt() < refused.returnedAt()
                && surelyOver.getOrDefault(other.redemptionId(), Long.MAX_VALUE) > refused.invokedAt();
    }
}
