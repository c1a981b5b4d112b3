package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.promotion.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PromotionTest {
    private static final Instant NOW = Instant.parse("2046-12-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "ACTIVE,    false, 2047-03-01T07:59:59.999999Z, PENDING",
        "ACTIVE,    true,  2047-03-01T07:59:59.999999Z, PENDING",
        "ACTIVE,    false, 2047-03-01T08:00:00Z,        ACTIVE",
        "ACTIVE,    true,  2047-03-01T08:00:00Z,        EXHAUSTED",
        "ACTIVE,    false, 2047-04-01T06:59:59.999999Z, ACTIVE",
        "ACTIVE,    true,  2047-04-01T07:00:00Z,        EXPIRED",
        "PAUSED,    true,  2047-03-01T08:00:00Z,        PAUSED",
        "PAUSED,    false, 2047-04-01T07:00:00Z,        EXPIRED",
        "ENDED,     true,  2047-04-01T07:00:00Z,        ENDED",
        "CANCELLED, false, 2047-03-01T08:00:00Z,        CANCELLED"
    })
    void status_followsFromTheSellerTheScheduleAndTheBudget(
            PromotionState.Status status, boolean exhausted, Instant at, ShownStatus shown) {
        var promotion =
                new Promotion(UUID.randomUUID(), "s-1", 1, status, false, exhausted, NOW, terms(Drafts.complete()));

        assertThat(promotion.shownAt(at)).isEqualTo(shown);
    }

    @Test
    void expiredPromotion_isNotTakenBackByAClockThatIsBehind() {
        var promotion = Promotion.created(UUID.randomUUID(), "s-1", NOW, terms(Drafts.complete()));

        var expired = promotion.expire();

        assertThat(expired.version()).isEqualTo(2);
        assertThat(expired.shownAt(NOW)).isEqualTo(ShownStatus.EXPIRED);
        assertThat(PromotionAct.PAUSE.on(expired, NOW)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void state_tellsAllThatFollowersNeed() {
        var promotion = Promotion.created(UUID.randomUUID(), "s-1", NOW, terms(Drafts.complete()));

        var state = promotion.state();

        assertThat(state.promotionId()).isEqualTo(promotion.id());
        assertThat(state.version()).isEqualTo(1);
        assertThat(state.startsAt()).isEqualTo("2047-03-01T08:00:00Z");
        assertThat(state.endsAt()).isEqualTo("2047-04-01T07:00:00Z");
        assertThat(state.timeZone()).isEqualTo("America/Los_Angeles");
        assertThat(state.checkoutDisplayText()).isEqualTo("20% off");
    }

    private static PromotionTerms terms(Drafts draft) {
        var checked = new PromotionRules(NOW, "made-up", 1000, new Fingerprinter(new byte[32]), Map.of())
                .check(draft.draft());
        return ((Checked.Accepted<PromotionPlan>) checked).value().terms();
    }
}
