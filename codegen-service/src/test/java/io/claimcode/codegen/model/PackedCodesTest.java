package io.claimcode.codegen.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.claimcode.contracts.code.ClaimCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackedCodesTest {
    private static final long SEED = 20_261_123L;

    @Test
    void lines_parseBackToTheCodes() {
        PackedCodes codes = PackedCodes.drawn(random(1_000));

        List<String> lines = new String(codes.lines(0, codes.count()), StandardCharsets.US_ASCII)
                .lines()
                .toList();

        assertThat(lines).as("seed %d", SEED).hasSize(1_000);
        for (int index = 0; index < lines.size(); index++) {
            assertThat(lines.get(index)).matches("[0-9A-Z]{4}-[0-9A-Z]{6}-[0-9A-Z]{6}");
            assertThat(ClaimCode.parse(lines.get(index))).contains(codes.code(index));
        }
    }

    @Test
    void linesOfAPart_areThoseCodesOnly() {
        PackedCodes codes = PackedCodes.drawn(random(10));

        byte[] part = codes.lines(3, 5);

        assertThat(new String(part, StandardCharsets.US_ASCII))
                .isEqualTo(codes.code(3).formatted() + "\n" + codes.code(4).formatted() + "\n");
        assertThat(part).hasSize(2 * PackedCodes.LINE_BYTES);
    }

    @Test
    void drawnCodes_use75Bits() {
        byte[] ones = new byte[ClaimCode.PACKED_BYTES];
        Arrays.fill(ones, (byte) 0xff);

        assertThat(PackedCodes.drawn(ones).bytes()[0]).isEqualTo((byte) 0x07);
        assertThat(PackedCodes.drawn(ones).code(0).normal()).startsWith("ZZZZZZZZZZZZZZZ");
    }

    @Test
    void replacedCodes_changeOnlyThere() {
        PackedCodes codes = PackedCodes.drawn(random(5));
        PackedCodes others = PackedCodes.drawn(new byte[2 * ClaimCode.PACKED_BYTES]);

        PackedCodes changed = codes.replaced(new int[] {4, 1}, others);

        assertThat(changed.code(0)).isEqualTo(codes.code(0));
        assertThat(changed.code(1)).isEqualTo(others.code(1));
        assertThat(changed.code(3)).isEqualTo(codes.code(3));
        assertThat(changed.code(4)).isEqualTo(others.code(0));
    }

    @Test
    void halfACode_isRefused() {
        assertThatThrownBy(() -> PackedCodes.of(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] random(int codes) {
        byte[] bytes = new byte[codes * ClaimCode.PACKED_BYTES];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }
}
