package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.List;

import io.claimcode.promotion.model.PromotionDraft.ScheduleDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The zone's clocks: in Los Angeles 02:00 to 03:00 is missing on 2027-03-14 and 01:00 to 02:00 is twice on 2027-11-07. */
class ScheduleRulesTest {
    private static final String ZONE = "America/Los_Angeles";
    private static final Instant LONG_BEFORE = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void lastMinute_isIncluded() {
        var schedule = accepted("2027-03-01T00:00", "2027-03-31T23:59", LONG_BEFORE);

        assertThat(schedule.from()).isEqualTo("2027-03-01T08:00:00Z");
        assertThat(schedule.until()).isEqualTo("2027-04-01T07:00:00Z");
    }

    @Test
    void overlap_meansTheEarlierStartAndTheLaterEnd() {
        var schedule = accepted("2027-11-07T01:30", "2027-11-07T01:30", LONG_BEFORE);

        assertThat(schedule.from()).isEqualTo("2027-11-07T08:30:00Z");
        assertThat(schedule.until()).isEqualTo("2027-11-07T09:31:00Z");
    }

    @Test
    void gap_isRefusedAtEitherEnd() {
        assertThat(refused("2027-03-14T02:30", "2027-04-01T00:00")).containsExactly("/schedule/startsAt");
        assertThat(refused("2027-03-01T00:00", "2027-03-14T02:30")).containsExactly("/schedule/endsAt");
    }

    @Test
    void minuteBeforeAGap_endsWhenTheClocksJump() {
        var schedule = accepted("2027-03-01T00:00", "2027-03-14T01:59", LONG_BEFORE);

        assertThat(schedule.until()).isEqualTo("2027-03-14T10:00:00Z");
    }

    @Test
    void startInThePast_startsNow() {
        var now = Instant.parse("2027-03-10T10:20:30Z");

        var schedule = accepted("2027-03-01T00:00", "2027-03-31T23:59", now);

        assertThat(schedule.from()).isEqualTo(now);
        assertThat(schedule.startsAt()).isEqualTo("2027-03-01T00:00");
    }

    @Test
    void endInItsLastMinute_isNotYetPast() {
        accepted("2027-03-01T00:00", "2027-03-31T23:59", Instant.parse("2027-04-01T06:59:59Z"));

        var violations =
                check(draft("2027-03-01T00:00", "2027-03-31T23:59", ZONE), Instant.parse("2027-04-01T07:00:00Z"));
        assertThat(violations).containsExactly("/schedule/endsAt");
    }

    @Test
    void endNotAfterStart_isRefused() {
        assertThat(refused("2027-03-31T23:59", "2027-03-01T00:00")).containsExactly("/schedule/endsAt");
        assertThat(refused("2027-03-01T00:00", "2027-03-01T00:00")).containsExactly("/schedule/endsAt");
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01",
        "2027-03-01T00:00:00",
        "2027-03-01T00:00Z",
        "2027-03-01 00:00",
        "2027-02-29T00:00",
        "2027-03-01T24:00",
        "1999-12-31T23:59",
        "2101-01-01T00:00",
        "+12027-03-01T00:00",
        "tomorrow"
    })
    void timeThatIsNoLocalMinute_isRefused(String time) {
        assertThat(refused(time, "2100-12-31T23:59")).containsExactly("/schedule/startsAt");
    }

    @ParameterizedTest
    @CsvSource({"Mars/Olympus", "+02:00", "UTC+2", "america/los_angeles", "''"})
    void zoneThatIsNotIana_isRefused(String zone) {
        assertThat(check(draft("2027-03-01T00:00", "2027-03-31T23:59", zone), LONG_BEFORE))
                .containsExactly("/schedule/timeZone");
    }

    private static Schedule accepted(String startsAt, String endsAt, Instant now) {
        var findings = new Findings();
        var schedule = new ScheduleRules(findings, now).schedule("/schedule", draft(startsAt, endsAt, ZONE));
        assertThat(findings.accept(schedule)).isEqualTo(new Checked.Accepted<>(schedule));
        return schedule;
    }

    private static List<String> refused(String startsAt, String endsAt) {
        return check(draft(startsAt, endsAt, ZONE), LONG_BEFORE);
    }

    private static List<String> check(ScheduleDraft draft, Instant now) {
        var findings = new Findings();
        var schedule = new ScheduleRules(findings, now).schedule("/schedule", draft);
        return ((Checked.Refused<Schedule>) findings.accept(schedule))
                .violations().stream().map(Violation::pointer).toList();
    }

    private static ScheduleDraft draft(String startsAt, String endsAt, String zone) {
        return new ScheduleDraft(startsAt, endsAt, zone);
    }
}
