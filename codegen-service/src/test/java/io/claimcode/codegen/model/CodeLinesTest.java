package io.claimcode.codegen.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.claimcode.contracts.code.Fingerprinter;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CodeLinesTest {
    private static final String[] ENDS = {"\n", "\r\n"};

    /** However the network cuts a file, it is the same file. */
    @RepeatedTest(50)
    void file_isReadInAnyPieces() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> codes = new ArrayList<>();
        StringBuilder file = new StringBuilder();
        for (int code = random.nextInt(1, 100); code > 0; code--) {
            codes.add("Code-" + "%05d".formatted(random.nextInt(100_000)));
            file.append(codes.getLast()).append(code == 1 && random.nextBoolean() ? "" : ENDS[random.nextInt(2)]);
        }
        byte[] bytes = file.toString().getBytes(StandardCharsets.US_ASCII);

        CodeLines lines = new CodeLines(7, 1_000);
        for (int at = 0; at < bytes.length; ) {
            int to = Math.min(bytes.length, at + random.nextInt(1, 30));
            assertThat(lines.read(bytes, at, to)).isTrue();
            at = to;
        }
        lines.end();

        StringBuilder read = new StringBuilder();
        lines.chunks()
                .forEach(chunk -> read.append(new String(chunk.lines(0, chunk.count()), StandardCharsets.US_ASCII)));
        assertThat(read).as("seed %d", seed).hasToString(String.join("\n", codes) + "\n");
        assertThat(lines.chunks()).allSatisfy(chunk -> assertThat(chunk.count()).isBetween(1, 7));
        assertThat(lines.line(codes.size() - 1)).isEqualTo(codes.size());
        assertThat(lines.errors().isEmpty()).isTrue();
    }

    @Test
    void repeatedCodes_areFoundOverChunks() {
        List<PlacedCodes> chunks = new ArrayList<>();
        for (String lines : List.of("ABCDE1\nABCDE2\n", "abcde3\nABC-DE2\n", "ABCDEI\n")) {
            chunks.add(PlacedCodes.of(
                    SpelledCodes.of(lines.getBytes(StandardCharsets.US_ASCII)), new Fingerprinter(new byte[32]), 4));
        }

        List<String> found = new ArrayList<>();
        RepeatedCodes.find(chunks, 2, (index, first) -> found.add(index + " repeats " + first));

        assertThat(found).containsExactly("3 repeats 1", "4 repeats 0");
    }
}
