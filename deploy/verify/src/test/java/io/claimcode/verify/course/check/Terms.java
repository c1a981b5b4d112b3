package io.claimcode.verify.course.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Once one instance has said that a promotion has ended, none redeems for it any more. */
final class Terms {
    private Terms() {}

    static List<String> stand(Evidence evidence) {
        // By the answers to requests with codes of that promotion alone.
        Map<String, Long> ended = evidence.calls().stream()
                .filter(call ->
                        call.outcome() == Outcome.REFUSED && !call.promotion().isEmpty())
                .filter(call -> call.answer().problem().equals("promotion-ended"))
                .collect(Collectors.toMap(Call::promotion, Call::returnedAt, Math::min));
        return evidence.calls(Act.REDEEM, Outcome.OK)
                .filter(call -> !call.answer().replayed())
                .filter(call -> ended.getOrDefault(call.promotion(), Long.MAX_VALUE) < call.invokedAt())
                .map(call -> "redeemed after its end was told: " + call)
                .toList();
    }
}
