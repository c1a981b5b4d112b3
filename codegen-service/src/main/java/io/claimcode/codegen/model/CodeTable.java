package io.claimcode.codegen.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Codes and their serials as comma-separated values (RFC 4180). No cell needs quotes, and none is taken for a formula:
 * a code begins with a letter or a digit and has besides only hyphens, a serial is digits.
 */
public final class CodeTable {
    private static final byte[] HEADER = "code,serial\r\n".getBytes(StandardCharsets.US_ASCII);
    /** Bytes of a row besides code and serial, less the end of a line of text. */
    private static final int MORE_BYTES = ",\r\n".length() - 1;

    private static final int MAX_DIGITS = 10;

    private CodeTable() {}

    /** The first line. */
    public static byte[] header() {
        return HEADER.clone();
    }

    /** Bytes of the whole table for codes with serials from 1 to this one, which have so many bytes as lines of text. */
    public static long bytes(long textLength, int lastSerial) {
        long digits = 0;
        for (long power = 1; power <= lastSerial; power *= 10) {
            digits += lastSerial - power + 1;
        }
        return HEADER.length + textLength + (long) MORE_BYTES * lastSerial + digits;
    }

    /** The rows of codes from one place up to another. */
    public static byte[] rows(ChunkCodes codes, int from, int to, int firstSerial) {
        byte[] lines = codes.lines(from, to);
        byte[] rows = new byte[lines.length + (to - from) * (MORE_BYTES + MAX_DIGITS)];
        int at = 0;
        int serial = firstSerial + from;
        for (byte symbol : lines) {
            if (symbol != '\n') {
                rows[at++] = symbol;
                continue;
            }
            rows[at++] = ',';
            at = putNumber(rows, at, serial++);
            rows[at++] = '\r';
            rows[at++] = '\n';
        }
        return Arrays.copyOf(rows, at);
    }

    private static int putNumber(byte[] rows, int at, int number) {
        int end = at;
        for (int rest = number; rest > 0; rest /= 10) {
            end++;
        }
        int place = end;
        for (int rest = number; rest > 0; rest /= 10) {
            rows[--place] = (byte) ('0' + rest % 10);
        }
        return end;
    }
}
