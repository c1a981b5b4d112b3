package io.claimcode.codegen;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReadCodeLinesTest {
    private static final String FILE = "ABCDE7\nABCDE8\nABCDE9\n";

    @Test
    void fileWithinTheLimits_isRead() {
        assertThat(reader(3, 21, Duration.ofMinutes(1)).read(in(FILE)).count()).isEqualTo(3);
    }

    @Test
    void tooManyCodesOrBytes_areRefused() {
        assertThat(refusal(reader(2, 21, Duration.ofMinutes(1)), in(FILE))).isEqualTo(ProblemType.PAYLOAD_TOO_LARGE);
        assertThat(refusal(reader(3, 20, Duration.ofMinutes(1)), in(FILE))).isEqualTo(ProblemType.PAYLOAD_TOO_LARGE);
        assertThat(refusal(reader(3, 20, Duration.ofMinutes(1)), in("x".repeat(100))))
                .isEqualTo(ProblemType.PAYLOAD_TOO_LARGE);
    }

    @Test
    void manyEmptyLines_areRefusedToo() {
        assertThat(refusal(reader(3, 1_000, Duration.ofMinutes(1)), in("\n".repeat(100) + FILE)))
                .isEqualTo(ProblemType.PAYLOAD_TOO_LARGE);
    }

    @Test
    void fileThatComesTooSlowly_isGivenUp() {
        assertThat(refusal(reader(3, 21, Duration.ofSeconds(-1)), in(FILE))).isEqualTo(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void fileThatBreaksOff_isGivenUp() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        assertThat(refusal(reader(3, 21, Duration.ofMinutes(1)), broken)).isEqualTo(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void emptyFile_isRefused() {
        assertThat(refusal(reader(3, 21, Duration.ofMinutes(1)), in("\r\n\n")))
                .isEqualTo(ProblemType.MALFORMED_REQUEST);
    }

    private static ProblemType refusal(ReadCodeLines reader, InputStream file) {
        return catchThrowableOfType(Problem.class, () -> reader.read(file)).type();
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static ReadCodeLines reader(int maxCodes, int maxBytes, Duration upload) {
        return new ReadCodeLines(new ImportLimits(1, maxCodes, maxBytes, upload), 10);
    }
}
