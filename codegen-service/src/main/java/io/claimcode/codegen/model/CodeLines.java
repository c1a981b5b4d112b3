package io.claimcode.codegen.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.claimcode.contracts.code.ClaimCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file with a code a line, piece by piece. Lines end with a line feed, with or without a carriage return; empty
 * lines at the end don't count, nor does a byte order mark.
 */
public final class CodeLines {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    /** More than any good line has, with its carriage return and a byte order mark. */
    private static final int ROOM = ClaimCode.MAX_LENGTH + 5;

    private static final int FIRST_ROOM = 4_096;

    private final int chunkSize;
    private final int mostCodes;
    private final LineErrors errors = new LineErrors();
    private final List<SpelledCodes> chunks = new ArrayList<>();
    private byte[] chunk = new byte[FIRST_ROOM];
    private int chunkLength;
    private int inChunk;
    /** By code: its line. */
    private int[] lines = new int[1_024];

    private int count;
    private final byte[] line = new byte[ROOM];
    private int length;
    private int number = 1;
    private int emptyLines;

    /**
     * Nothing read yet.
     *
     * @param chunkSize codes that are put together
     * @param mostCodes of a file
     */
    public CodeLines(int chunkSize, int mostCodes) {
        this.chunkSize = chunkSize;
        this.mostCodes = mostCodes;
    }

    /** Reads the next piece; false when there are too many lines, and no more need be read. */
    public boolean read(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                endLine();
            } else if (length < ROOM) {
                line[length++] = bytes[at];
            }
        }
        return count <= mostCodes && number - emptyLines <= mostCodes + 1;
    }

    /** Ends the file. */
    public void end() {
        if (length > 0) {
            endLine();
        }
        endChunk();
        chunk = new byte[0];
    }

    private void endLine() {
        int from = number == 1 && Arrays.equals(line, 0, Math.min(length, 3), BYTE_ORDER_MARK, 0, 3) ? 3 : 0;
        int to = length > from && line[length - 1] == '\r' ? length - 1 : length;
        if (from == to) {
            emptyLines++;
        } else {
            for (; emptyLines > 0; emptyLines--) {
                errors.add(number - emptyLines, "is empty");
            }
            code(from, to);
        }
        number++;
        length = 0;
    }

    private void code(int from, int to) {
        String wrong = wrong(from, to);
        if (wrong != null) {
            errors.add(number, wrong);
            return;
        }
        put(from, to);
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, 2 * count);
        }
        lines[count++] = number;
        if (++inChunk == chunkSize) {
            endChunk();
        }
    }

    /** What is wrong with a line; null when it is a code. */
    private @Nullable String wrong(int from, int to) {
        if (to - from < ClaimCode.MIN_LENGTH || to - from > ClaimCode.MAX_LENGTH) {
            return "must have " + ClaimCode.MIN_LENGTH + " to " + ClaimCode.MAX_LENGTH + " characters";
        }
        int symbols = 0;
        for (int at = from; at < to; at++) {
            byte symbol = line[at];
            if (symbol >= '0' && symbol <= '9' || symbol >= 'A' && symbol <= 'Z' || symbol >= 'a' && symbol <= 'z') {
                symbols++;
            } else if (symbol != '-') {
                return "must have no other characters than A to Z, 0 to 9 and hyphens";
            }
        }
        if (line[from] == '-') {
            return "must begin with a letter or a digit";
        }
        if (symbols < ClaimCode.MIN_LENGTH) {
            return "must have at least " + ClaimCode.MIN_LENGTH + " letters and digits";
        }
        return ClaimCode.parse(new String(line, from, to - from, StandardCharsets.US_ASCII))
                        .isPresent()
                ? null
                : "must have the check symbol that belongs to its letters and digits, since they are "
                        + ClaimCode.DRAWN_LENGTH;
    }

    private void put(int from, int to) {
        if (chunk.length - chunkLength <= to - from) {
            chunk = Arrays.copyOf(chunk, 2 * chunk.length);
        }
        System.arraycopy(line, from, chunk, chunkLength, to - from);
        chunkLength += to - from;
        chunk[chunkLength++] = '\n';
    }

    private void endChunk() {
        if (inChunk > 0) {
            chunks.add(SpelledCodes.of(Arrays.copyOf(chunk, chunkLength)));
            chunkLength = 0;
            inChunk = 0;
        }
    }

    /** Codes read. */
    public int count() {
        return count;
    }

    /** Whether there are more lines than a file may have. */
    public boolean isTooLong() {
        return count > mostCodes;
    }

    /** The codes in their order, in chunks. */
    public List<SpelledCodes> chunks() {
        return List.copyOf(chunks);
    }

    /** The line of a code, counted over all chunks from 0. */
    public int line(int index) {
        return lines[index];
    }

    /** What is wrong so far. */
    public LineErrors errors() {
        return errors;
    }
}
