package io.claimcode.verify.course.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Events of one subject come in the order in which they were written; repetitions under one id don't count. Where Kafka
 * lost its log, all is told again from the beginning, but some news may have come before that began: there the last time
 * counts at which each was told.
 */
final class Order {
    private Order() {}

    static List<String> find(Evidence evidence) {
        var found = new ArrayList<String>();
        var places = evidence.ledger().outbox().stream()
                .collect(Collectors.toMap(Event::id, Event::place, (one, other) -> one));
        Map<String, Event> last = new HashMap<>();
        Map<String, String> active = new HashMap<>();
        for (var event : each(evidence)) {
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

    private static Collection<Event> each(Evidence evidence) {
        boolean wiped =
                evidence.troubles().stream().anyMatch(trouble -> trouble.fault().contains(Trouble.LOG_LOST));
        var each = new LinkedHashMap<String, Event>();
        for (var event : evidence.events()) {
            if (wiped) {
                each.remove(event.id());
            }
            each.putIfAbsent(event.id(), event);
        }
        return each.values();
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
