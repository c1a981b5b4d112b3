package io.claimcode.codegen.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.claimcode.contracts.code.ClaimCode;

/** Codes as their seller spells them, stored as the lines in which they are given out. */
public final class SpelledCodes implements ChunkCodes {
    private static final byte END = '\n';

    private final byte[] text;
    /** By code: where its line begins; the last is the end. */
    private final int[] begins;

    private SpelledCodes(byte[] text, int[] begins) {
        this.text = text;
        this.begins = begins;
    }

    /** Codes as lines, each of which ends with a line feed. */
    public static SpelledCodes of(byte[] lines) {
        byte[] text = lines.clone();
        int count = 0;
        for (byte symbol : text) {
            count += symbol == END ? 1 : 0;
        }
        int[] begins = new int[count + 1];
        int line = 0;
        for (int at = 0; at < text.length; at++) {
            if (text[at] == END) {
                begins[++line] = at + 1;
            }
        }
        if (begins[count] != text.length) {
            throw new IllegalArgumentException("the last line has no end");
        }
        return new SpelledCodes(text, begins);
    }

    @Override
    public int count() {
        return begins.length - 1;
    }

    @Override
    public byte[] bytes() {
        return text.clone();
    }

    @Override
    public byte[] lines(int from, int to) {
        return Arrays.copyOfRange(text, begins[from], begins[to]);
    }

    /** The normal form of a code, in ASCII. */
    public byte[] normalForm(int index) {
        String spelled =
                new String(text, begins[index], begins[index + 1] - begins[index] - 1, StandardCharsets.US_ASCII);
        return ClaimCode.parse(spelled).orElseThrow().normal().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpelledCodes codes && Arrays.equals(text, codes.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text);
    }

    /** Not the codes: they are bearer secrets and must not slip into a log. */
    @Override
    public String toString() {
        return "SpelledCodes[" + count() + "]";
    }
}
