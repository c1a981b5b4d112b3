package io.claimcode.local.storefront.model;

import java.time.Duration;
import java.util.List;

import io.claimcode.contracts.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyProblem_isSaidInPlainWords(ProblemType type) {
        assertThat(Words.forSlug(type.slug()))
                .as(type.slug())
                .hasValueSatisfying(words -> assertThat(words)
                        .isEqualTo(words.strip())
                        .matches("[A-Z].*[.]")
                        .doesNotContain("{}", type.slug(), "idempotency", "API", "429"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PREFERENTIAL_OUTBID", "SAME_PROMOTION", "NO_EFFECT"})
    void everyReasonNotToApply_isSaidInPlainWords(String reason) {
        assertThat(Words.unused(reason))
                .startsWith("Not used: ")
                .endsWith("It stays yours.")
                .doesNotContain(reason);
    }

    @Test
    void problemFromTheFuture_isARefusalAllTheSame() {
        assertThat(Words.refused(Refusal.of("never-heard-of", null)))
                .isEqualTo("This was not accepted, and nothing was changed.");
        assertThat(Words.unused("NEVER_HEARD_OF")).isEqualTo("Not used on this cart. It stays yours.");
    }

    @Test
    void cartThatDoesntFit_isToldWhatIsMissing() {
        assertThat(Words.refused(Refusal.of("cart-not-eligible", "At least 3 items are needed.")))
                .isEqualTo("This code doesn't fit what is in your cart. At least 3 items are needed.");
    }

    @Test
    void wait_isToldInMinutesOrSeconds() {
        assertThat(Words.refused(new Refusal("code-held", null, Duration.ofSeconds(61), List.of(), null, false)))
                .endsWith("Please try again in 2 minutes.");
        assertThat(Words.time(Duration.ofSeconds(1))).isEqualTo("1 second");
        assertThat(Words.time(Duration.ofSeconds(59))).isEqualTo("59 seconds");
        assertThat(Words.time(Duration.ofMinutes(1))).isEqualTo("1 minute");
    }

    @Test
    void severalCodes_areToldOneByOne() {
        Refusal refusal = new Refusal(
                "code-voided",
                null,
                null,
                List.of(new Refusal.RefusedCode("A", "code-voided"), new Refusal.RefusedCode("B", "promotion-paused")),
                null,
                false);

        assertThat(Words.refusedWhole(refusal))
                .containsExactly(
                        "This code was withdrawn by the seller and can't be used.",
                        "A: This code was withdrawn by the seller and can't be used.",
                        "B: This offer is paused at the moment. Please try again later.");
    }
}
