package io.claimcode.kit.idempotency;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdempotencyKeyTest {
    @ParameterizedTest
    @MethodSource("good")
    void visibleAscii_isAKey(String text) {
        assertThat(IdempotencyKey.required(text).value()).isEqualTo(text);
    }

    static String[] good() {
        return new String[] {"a", "!~", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", "x".repeat(255)};
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb", "a\n", "é", "a\u007f", "\0"})
    void otherText_isNoKey(String text) {
        isRefused(text, ProblemType.IDEMPOTENCY_KEY_INVALID);
    }

    @Test
    void longText_isNoKey() {
        isRefused("x".repeat(256), ProblemType.IDEMPOTENCY_KEY_INVALID);
    }

    @Test
    void noHeader_isMissing() {
        isRefused(null, ProblemType.IDEMPOTENCY_KEY_MISSING);
    }

    private static void isRefused(String text, ProblemType type) {
        assertThatThrownBy(() -> IdempotencyKey.required(text))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
