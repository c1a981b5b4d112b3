package io.claimcode.verify.course.check;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The order of what Kafka told, where it lost its log. */
class OrderTest {
    @Test
    void newsThatCameBeforeAllWasToldAgain_isNoDisorder() {
        var seen = Seen.allWell();
        seen.events.add(0, seen.events.getLast());
        assertThat(Checker.check(seen.evidence())).extracting(Violation::check).contains("told in order");

        seen.troubles.add(new Trouble(Trouble.LOG_LOST, 10, 20, 30, false));
        assertThat(Checker.check(seen.evidence())).isEmpty();
    }
}
