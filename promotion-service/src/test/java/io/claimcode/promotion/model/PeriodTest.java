package io.claimcode.promotion.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.promotion.Drafts;
import io.claimcode.promotion.model.Period.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant NOW = Instant.parse("2027-03-20T15:10:00Z");
    private static final Schedule SCHEDULE = new Schedule(
            "2027-03-01T00:00",
            "2027-03-31T23:59",
            "America/New_York",
            Instant.parse("2027-03-01T05:00:00Z"),
            Instant.parse("2027-04-01T04:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        // Spring forward has 23 hours, fall back 25.
        "2027-03-14T05:00:00Z, 2027-03-15T04:00:00Z, HOUR, 23",
        "2027-11-07T04:00:00Z, 2027-11-08T05:00:00Z, HOUR, 25",
        "2027-03-13T05:00:00Z, 2027-03-16T04:00:00Z, DAY, 3",
        "2027-03-13T05:00:00Z, 2027-03-13T05:00:01Z, DAY, 1",
        "2027-03-13T05:30:00Z, 2027-03-13T06:30:00Z, HOUR, 2"
    })
    void parts_areThoseOfTheZone(Instant from, Instant until, Step step, int parts) {
        var beginnings = Period.of(from, until, NEW_YORK, step).beginnings();

        assertThat(beginnings).hasSize(parts).doesNotHaveDuplicates();
        assertThat(beginnings.getFirst().toInstant()).isBeforeOrEqualTo(from);
    }

    @Test
    void bothHoursOfTheSameName_areToldApart() {
        var period = Period.of(
                Instant.parse("2027-11-07T04:00:00Z"), Instant.parse("2027-11-08T05:00:00Z"), NEW_YORK, Step.HOUR);
        var first = Instant.parse("2027-11-07T05:15:00Z");
        var second = Instant.parse("2027-11-07T06:15:00Z");

        assertThat(period.beginning(first).toOffsetDateTime()).hasToString("2027-11-07T01:00-04:00");
        assertThat(period.beginning(second).toOffsetDateTime()).hasToString("2027-11-07T01:00-05:00");
        assertThat(period.beginnings()).contains(period.beginning(first), period.beginning(second));
    }

    @Test
    void withoutRequest_itIsTheTimeSinceTheStart() {
        var period = accepted(new PeriodRequest(null, null, null), null);

        assertThat(period.from().toOffsetDateTime()).hasToString("2027-03-01T00:00-05:00");
        assertThat(period.until().toOffsetDateTime()).hasToString("2027-03-21T00:00-04:00");
    }

    @Test
    void whatHappensAfterTheEnd_belongsToIt() {
        var late = Instant.parse("2027-04-20T12:00:00Z");
        var checked = new PeriodRequest(null, null, null).check(SCHEDULE, late.plusSeconds(60), late);

        assertThat(((Checked.Accepted<Period>) checked).value().until().toOffsetDateTime())
                .hasToString("2027-04-21T00:00-04:00");
    }

    @Test
    void veryLongTime_isShortenedUnlessItIsAskedFor() {
        var later = Instant.parse("2028-03-01T00:00:00Z");

        var whole = new PeriodRequest(null, null, "hour").check(SCHEDULE, later, later);
        var asked = new PeriodRequest("2027-03-01", null, "hour").check(SCHEDULE, later, later);

        assertThat(((Checked.Accepted<Period>) whole).value().beginnings()).hasSize(Period.MAX_STEPS);
        assertThat(asked).isInstanceOf(Checked.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-02, 2027-03-03, 2027-03-02T05:00:00Z, 2027-03-04T05:00:00Z",
        "2027-03-02T10:00, 2027-03-02T12:00, 2027-03-02T15:00:00Z, 2027-03-02T17:00:00Z",
        "2027-03-02T10:00:00Z, 2027-03-02T14:00:00+02:00, 2027-03-02T10:00:00Z, 2027-03-02T12:00:00Z",
        "2027-03-02T10:00:00-03:00, 2027-03-02T16:00:00Z, 2027-03-02T13:00:00Z, 2027-03-02T16:00:00Z"
    })
    void bounds_areDatesLocalTimesOrInstants(String from, String to, Instant begin, Instant end) {
        var period = accepted(new PeriodRequest(from, to, "hour"), null);

        assertThat(period.from().toInstant()).isEqualTo(begin);
        assertThat(period.until().toInstant()).isEqualTo(end);
    }

    @Test
    void performance_putsEachPartInItsPlace() {
        var period = Period.of(
                Instant.parse("2027-03-13T05:00:00Z"), Instant.parse("2027-03-16T04:00:00Z"), NEW_YORK, Step.DAY);
        var one = new Figures(1, 0, 0, 0, 800, 4000, 2);
        var stored = List.of(
                new Performance.Stored(Instant.parse("2027-03-14T05:00:00Z"), one),
                new Performance.Stored(Instant.parse("2027-03-15T03:45:00Z"), one));
        var terms = new PromotionRules(NOW, "made-up", 10, new Fingerprinter(new byte[32]), Map.of())
                .check(Drafts.least().draft());
        var promotion = Promotion.created(
                UUID.randomUUID(),
                "s-1",
                NOW,
                ((Checked.Accepted<PromotionPlan>) terms).value().terms());

        var performance = Performance.of(promotion, period, stored, List.of(), one.plus(one));

        assertThat(performance.byTime())
                .extracting(each -> each.figures().redemptions())
                .containsExactly(0L, 2L, 0L);
        assertThat(performance.totals().discount()).isEqualTo(1600);
        assertThat(performance.budget().redemptions()).isEqualTo(2);
    }

    private static Period accepted(PeriodRequest request, @Nullable Instant last) {
        return ((Checked.Accepted<Period>) request.check(SCHEDULE, NOW, last)).value();
    }
}
