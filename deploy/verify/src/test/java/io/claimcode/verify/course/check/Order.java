package io.claimcode.verify.course.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Events of one subject come in the order in which they were written; repetitions under one id don't count. */
final class Order {
    private Order() {}

    static List<String> find(Evidence evidence) {
        var found = new ArrayList<String>();
        var places = evidence.ledger().outbox().stream()
                .collect(Collectors.toMap(Event::id, Event::place, (one, other) -> one));
        var seen = new HashSet<String>();
        Map<String, Event> last = new HashMap<>();
        Map<String, String> active = new HashMap<>();
        for (var event : evidence.events()) {
            if (!seen.add(event.id())) {
                continue;
            }
            var before = last.put(event.topic() + " " + event.type().startsWith("budget") + event.subject(), event);
            if (before == null) {
                alternate(event, active, found);
                continue;
            }
            boolean isTerms = event.topic().equals("claimcode.promotions");
            boolean wrong = isTerms
                    ? before.version() >= event.version()
                    : places.containsKey(event.id()) && places.getOrDefault(before.id(), 0L) > places.get(event.id());
            if (wrong) {
                found.add(event + " came after " + before);
            }
            alternate(event, active, found);
        }
        return found;
    }

    /** Of each code: redeemed, cancelled, redeemed, and so on, each end by its own redemption. */
    private static void alternate(Event event, Map<String, String> active, List<String> found) {
        if (event.code().isEmpty() || event.code().startsWith("group/")) {
            return;
        }
        if (event.type().equals("code-redeemed")) {
            var other = active.put(event.code(), event.redemptionId());
            if (other != null) {
                found.add(event + " came while " + other + " stood");
            }
        } else if (event.type().equals("redemption-cancelled") && event.restored()) {
            if (!event.redemptionId().equals(active.remove(event.code()))) {
                found.add(event + " ends what did not stand");
            }
        }
    }
}
