package io.claimcode.promotion.model;

import java.time.Instant;
import java.util.Map;

import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.promotion.Drafts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DuplicateTest {
    private static final Instant BEFORE = Instant.parse("2046-12-01T12:00:00Z");

    @Test
    void copy_asksForTheSameUnderAnotherName() {
        var draft = Duplicate.of(terms(Drafts.complete()), BEFORE);

        assertThat(draft.internalDescription()).isEqualTo("Spring launch (copy)");
        assertThat(draft.trackingId()).isNull();
        assertThat(draft.claimCodeGroup()).isNull();
        assertThat(rules(BEFORE).check(draft)).isInstanceOf(Checked.Accepted.class);
        var again = Drafts.complete()
                .with("/internalDescription", "\"Spring launch (copy)\"")
                .with("/trackingId", "\"made-up\"");
        assertThat(terms(draft, BEFORE)).isEqualTo(terms(again));
    }

    @Test
    void longName_makesRoomForTheWord() {
        var draft = Duplicate.of(
                terms(Drafts.complete().with("/internalDescription", "\"" + "\ud83d\ude00".repeat(200) + "\"")),
                BEFORE);

        assertThat(draft.internalDescription()).endsWith("\ud83d\ude00 (copy)");
        assertThat(rules(BEFORE).check(draft)).isInstanceOf(Checked.Accepted.class);
    }

    @Test
    void copyOfACopy_saysItOnce() {
        var draft = Duplicate.of(terms(Drafts.complete().with("/internalDescription", "\"Sale (copy)\"")), BEFORE);

        assertThat(draft.internalDescription()).isEqualTo("Sale (copy)");
    }

    @Test
    void sharedCode_isLeftOut() {
        var shared = Drafts.complete()
                .with("/claimCodeGroup", "")
                .with("/claimCode", "{\"kind\":\"GROUP\",\"groupCode\":\"SUMMER\"}");

        var draft = Duplicate.of(terms(shared), BEFORE);

        assertThat(draft.claimCode()).isEqualTo(new PromotionDraft.ClaimCodeDraft("GROUP", null, true, "PREFERENTIAL"));
    }

    @Test
    void scheduleThatIsOver_isMovedOnAndLastsAsLong() {
        var terms = terms(Drafts.complete());

        assertThat(moved(terms, "2048-06-10T20:00:00Z"))
                .isEqualTo(new PromotionDraft.ScheduleDraft(
                        "2048-06-11T00:00", "2048-07-11T23:59", "America/Los_Angeles"));
        assertThat(moved(terms, "2048-06-10T07:00:00Z").startsAt()).isEqualTo("2048-06-10T00:00");
        assertThat(moved(terms, "2047-04-01T06:59:59Z").startsAt()).isEqualTo("2047-03-01T00:00");
    }

    @Test
    void scheduleThatWouldBeSkippedByTheClocks_isMovedPastThat() {
        var terms = terms(Drafts.complete().with("/schedule/startsAt", "\"2047-03-01T02:30\""));

        var draft = moved(terms, "2048-03-08T08:30:00Z");

        assertThat(draft.startsAt()).isEqualTo("2048-03-08T03:30");
    }

    private static PromotionDraft.ScheduleDraft moved(PromotionTerms terms, String at) {
        var now = Instant.parse(at);
        var draft = Duplicate.of(terms, now);
        assertThat(rules(now).check(draft)).isInstanceOf(Checked.Accepted.class);
        return draft.schedule();
    }

    private static PromotionTerms terms(Drafts draft) {
        return terms(draft.draft(), BEFORE);
    }

    private static PromotionTerms terms(PromotionDraft draft, Instant now) {
        return ((Checked.Accepted<PromotionPlan>) rules(now).check(draft))
                .value()
                .terms();
    }

    private static PromotionRules rules(Instant now) {
        return new PromotionRules(now, "made-up", 10_000_000, new Fingerprinter(new byte[32]), Map.of());
    }
}
