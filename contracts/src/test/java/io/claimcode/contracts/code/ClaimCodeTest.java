package io.claimcode.contracts.code;

import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimCodeTest {
    /** Drawn by hand: 15 symbols and the check symbol that Luhn mod 32 gives for them. */
    private static final String KNOWN = "7GM3YYYYY3ZZZZZ5";

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @Test
    void knownCode_isAccepted() {
        assertThat(ClaimCode.parse("7GM3-YYYYY3-ZZZZZ5"))
                .hasValueSatisfying(code -> assertThat(code.normal()).isEqualTo(KNOWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7gm3-yyyyy3-zzzzz5",
                " 7GM3 YYYYY3 ZZZZZ5 ",
                "7GM3YYYYY3ZZZZZ5",
                "7-G-M-3-Y-Y-Y-Y-Y-3-Z-Z-Z-Z-Z-5"
            })
    void spellings_areOneCode(String typed) {
        assertThat(ClaimCode.parse(typed)).contains(new ClaimCode(KNOWN));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lookAlikes_areReadAsDigits(long seed) {
        var drawn = draw(new Random(seed)).normal();

        var typed = drawn.replace('0', seed % 2 == 0 ? 'O' : 'o').replace('1', seed % 3 == 0 ? 'l' : 'I');

        assertThat(ClaimCode.parse(typed)).contains(new ClaimCode(drawn));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void drawnCodes_roundTripThroughTheirFormat(long seed) {
        var code = draw(new Random(seed));

        assertThat(code.normal()).hasSize(ClaimCode.DRAWN_LENGTH);
        assertThat(code.formatted()).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}");
        assertThat(ClaimCode.parse(code.formatted())).contains(code);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyWrongSymbol_isFound(long seed) {
        var random = new Random(seed);
        var code = draw(random).normal();
        int at = random.nextInt(code.length());

        for (char wrong : ClaimCode.ALPHABET.toCharArray()) {
            if (wrong != code.charAt(at)) {
                assertThat(ClaimCode.parse(code.substring(0, at) + wrong + code.substring(at + 1)))
                        .as("seed %d, symbol %d as %s", seed, at, wrong)
                        .isEmpty();
            }
        }
    }

    /** Luhn can't tell the swap of the lowest and the highest symbol of the alphabet; all others it finds. */
    @ParameterizedTest
    @MethodSource("seeds")
    void swappedNeighbours_areFound(long seed) {
        var code = draw(new Random(seed)).normal();
        for (int at = 0; at < code.length() - 1; at++) {
            char left = code.charAt(at);
            char right = code.charAt(at + 1);
            if (left != right && !(isEnd(left) && isEnd(right))) {
                assertThat(ClaimCode.parse(code.substring(0, at) + right + left + code.substring(at + 2)))
                        .as("seed %d, symbols %d and %d", seed, at, at + 1)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ABCDE",
                "7GM3-YYYYY3-ZZZZZ6",
                "7GM3-YYYYY3-ZZZZZU",
                "7GM3_YYYYY3_ZZZZZ5",
                "ABCDEF\u0000",
                "ABCDEFÄ",
                "{p}ABCDEF",
                "АВСЕНКМ",
                "ABCDEFGHJKABCDEFGHJKABCDEFGHJKABCDEFGHJKA"
            })
    void whatCantBeACode_isRefused(String typed) {
        assertThat(ClaimCode.parse(typed)).isEmpty();
    }

    @Test
    void hugeInput_isRefused() {
        assertThat(ClaimCode.parse(" ".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WELCOME", "SAVE-20", "ABCDEFGHJKMNPQRSTVWXYZ0123456789ABCDEFGH"})
    void otherLengths_needNoCheckSymbol(String typed) {
        assertThat(ClaimCode.parse(typed)).isPresent();
    }

    @Test
    void extremes_arePackedWithoutLoss() {
        var highest = new byte[ClaimCode.PACKED_BYTES];
        java.util.Arrays.fill(highest, (byte) 0xff);
        highest[0] = 0x07;

        assertThat(ClaimCode.unpack(highest, 0).normal()).startsWith("ZZZZZZZZZZZZZZZ");
        assertThat(ClaimCode.unpack(new byte[ClaimCode.PACKED_BYTES], 0).normal())
                .isEqualTo("0000000000000000");
    }

    @Test
    void text_doesNotShowTheCode() {
        assertThat(new ClaimCode(KNOWN).toString()).doesNotContain("7GM3").doesNotContain("ZZZZ");
    }

    private static boolean isEnd(char symbol) {
        return symbol == '0' || symbol == 'Z';
    }

    private static ClaimCode draw(Random random) {
        var packed = new byte[ClaimCode.PACKED_BYTES];
        random.nextBytes(packed);
        packed[0] &= 0x07;
        return ClaimCode.unpack(packed, 0);
    }
}
