package io.claimcode.codegen.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;

/**
 * A part of a representation's bytes (RFC 9110, 14).
 *
 * @param from its first byte, counted from 0
 * @param to the byte after its last
 * @param length bytes of the whole representation
 */
record ByteRange(long from, long to, long length) {
    private static final Pattern SINGLE = Pattern.compile("(?i)bytes=[ \t]*([0-9]*)-([0-9]*)[ \t]*");
    private static final int MAX_DIGITS = 18;

    /**
     * The range that a {@code Range} header asks for. Empty when it isn't one range of bytes: then all is sent, as
     * with servers that know no ranges.
     *
     * @throws Problem when the representation has none of these bytes
     */
    static Optional<ByteRange> of(String header, long length) {
        Matcher range = SINGLE.matcher(header);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            return Optional.of(satisfiable(Math.max(length - number(range.group(2)), 0), length, length));
        }
        long first = number(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE - 1 : number(range.group(2));
        return first > last ? Optional.empty() : Optional.of(satisfiable(first, Math.min(last + 1, length), length));
    }

    private static ByteRange satisfiable(long from, long to, long length) {
        if (from >= length) {
            throw Problem.of(ProblemType.RANGE_NOT_SATISFIABLE).header("Content-Range", "bytes */" + length);
        }
        return new ByteRange(from, to, length);
    }

    private static long number(String digits) {
        return digits.length() > MAX_DIGITS ? Long.MAX_VALUE - 1 : Long.parseLong(digits);
    }

    /** The value of {@code Content-Range}. */
    String contentRange() {
        return "bytes " + from + "-" + (to - 1) + "/" + length;
    }
}
