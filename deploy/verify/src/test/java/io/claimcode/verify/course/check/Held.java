package io.claimcode.verify.course.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A code that is held for one customer's order is not given to another's, unless Redis was lost meanwhile. Only what is
 * certain counts: not where a request of the holder is open, which may still end the hold.
 */
final class Held {
    /** Clients hold for a minute at least; the clocks of a busy machine may differ a little. */
    private static final long CERTAIN = Duration.ofSeconds(58).toNanos();

    private final Evidence evidence;
    private final Map<String, List<Call>> ofCode = new HashMap<>();
    private final Map<String, List<Call>> ofCustomer;
    private final Map<String, Long> firstTry;

    private Held(Evidence evidence) {
        this.evidence = evidence;
        for (var call : evidence.calls()) {
            call.codes()
                    .forEach(code -> ofCode.computeIfAbsent(code, any -> new ArrayList<>())
                            .add(call));
        }
        ofCustomer = evidence.calls().stream()
                .filter(call -> call.act() == Act.HOLD || call.act() == Act.RELEASE || call.act() == Act.REDEEM)
                .collect(Collectors.groupingBy(Call::customer));
        firstTry = evidence.calls().stream()
                .filter(call -> call.act() == Act.REDEEM)
                .collect(Collectors.toMap(Call::redemptionId, Call::invokedAt, Math::min));
    }

    static List<String> find(Evidence evidence) {
        var held = new Held(evidence);
        return evidence.calls(Act.HOLD, Outcome.OK)
                .flatMap(hold -> held.taken(hold).stream())
                .toList();
    }

    private List<String> taken(Call hold) {
        long end = end(hold);
        var found = new ArrayList<String>();
        for (var code : hold.codes()) {
            ofCode.get(code).stream()
                    .filter(other -> takes(other) && !other.customer().equals(hold.customer()))
                    .filter(other -> firstTry.getOrDefault(other.redemptionId(), other.invokedAt()) > hold.returnedAt()
                            && other.returnedAt() < end)
                    .filter(other -> !wasLost(hold.invokedAt(), other.returnedAt()))
                    .findFirst()
                    .ifPresent(other -> found.add(other + " took what was held by " + hold));
        }
        return found;
    }

    private long end(Call hold) {
        long end = hold.invokedAt() + CERTAIN;
        for (var call : ofCustomer.get(hold.customer())) {
            boolean open = call.outcome() == Outcome.UNKNOWN;
            boolean another = call.act() == Act.RELEASE && !call.orderId().equals(hold.orderId());
            if (call.number() != hold.number() && !another && (open || call.returnedAt() > hold.invokedAt())) {
                end = Math.min(end, call.invokedAt());
            }
        }
        return end;
    }

    private boolean wasLost(long from, long to) {
        return evidence.troubles().stream()
                .anyMatch(trouble -> trouble.losesClaims() && trouble.from() < to && trouble.healedAt() > from);
    }

    private static boolean takes(Call call) {
        return call.outcome() == Outcome.OK
                && (call.act() == Act.HOLD
                        || call.act() == Act.REDEEM && !call.answer().replayed());
    }
}
