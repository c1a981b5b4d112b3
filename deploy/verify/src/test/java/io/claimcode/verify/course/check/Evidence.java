package io.claimcode.verify.course.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that was seen of a course.
 *
 * @param events from Kafka, from the first record on
 * @param claims what Redis says of each code, by its id
 * @param unfinished what did not come to rest in time
 * @param patience how long the system may take to work again after a fault
 */
public record Evidence(
        List<Call> calls,
        List<Promotion> promotions,
        Ledger ledger,
        List<Event> events,
        Map<String, Claim> claims,
        List<Trouble> troubles,
        List<String> unfinished,
        Duration patience) {

    Stream<Call> calls(Act act, Outcome outcome) {
        return calls.stream().filter(call -> call.is(act, outcome));
    }
}
