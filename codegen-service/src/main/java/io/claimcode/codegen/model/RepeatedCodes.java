package io.claimcode.codegen.model;

import java.util.Arrays;
import java.util.List;

/** Finds codes that are the same as an earlier one of the same file, by their fingerprints. */
public final class RepeatedCodes {
    /** What to do with one. */
    @FunctionalInterface
    public interface Found {
        /** Both are counted over all chunks from 0. */
        void repeats(int index, int first);
    }

    private final List<PlacedCodes> chunks;
    private final int chunkSize;
    /** Open addressing: places of codes, plus one. */
    private final int[] table;

    private RepeatedCodes(List<PlacedCodes> chunks, int chunkSize) {
        this.chunks = chunks;
        this.chunkSize = chunkSize;
        int count = chunks.stream().mapToInt(chunk -> chunk.stored().count()).sum();
        this.table = new int[Integer.highestOneBit(Math.max(count, 1)) * 4];
    }

    /**
     * Looks at each code once, in order.
     *
     * @param chunkSize codes in each chunk but the last
     */
    public static void find(List<PlacedCodes> chunks, int chunkSize, Found found) {
        new RepeatedCodes(chunks, chunkSize).find(found);
    }

    private void find(Found found) {
        for (int number = 0; number < chunks.size(); number++) {
            PlacedCodes chunk = chunks.get(number);
            for (int place = 0; place < chunk.stored().count(); place++) {
                int index = number * chunkSize + place;
                int first = put(index, chunk.fingerprint(place));
                if (first != index) {
                    found.repeats(index, first);
                }
            }
        }
    }

    /** A fingerprint's bytes are as good as any hash. */
    private int put(int index, byte[] fingerprint) {
        int mask = table.length - 1;
        int at = (fingerprint[0] << 24
                        | (fingerprint[1] & 255) << 16
                        | (fingerprint[2] & 255) << 8
                        | fingerprint[3] & 255)
                & mask;
        while (table[at] != 0) {
            int other = table[at] - 1;
            if (Arrays.equals(fingerprint, chunks.get(other / chunkSize).fingerprint(other % chunkSize))) {
                return other;
            }
            at = at + 1 & mask;
        }
        table[at] = index + 1;
        return index;
    }
}
