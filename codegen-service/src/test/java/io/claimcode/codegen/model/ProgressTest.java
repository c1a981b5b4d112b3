package io.claimcode.codegen.model;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {
    @Test
    void timeLeft_isWholeSecondsAndNeverNone() {
        assertThat(new Progress(400, 1_000, 200).secondsLeft()).isEqualTo(3);
        assertThat(new Progress(400, 1_000, 199).secondsLeft()).isEqualTo(4);
        assertThat(new Progress(1_000, 1_000, 200).secondsLeft()).isEqualTo(1);
    }

    @Test
    void batchThatGetsNowhere_hasNeitherRateNorTimeLeft() {
        var still = new Progress(400, 1_000, 0.4);

        assertThat(still.codesPerSecond()).isNull();
        assertThat(still.secondsLeft()).isNull();
    }
}
