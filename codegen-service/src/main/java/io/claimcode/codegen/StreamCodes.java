package io.claimcode.codegen;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.ChunkCodes;
import io.claimcode.codegen.model.CodeTable;
import io.claimcode.codegen.model.PackedCodes;
import io.claimcode.codegen.model.SpelledCodes;

/**
 * Writes the codes of a ready batch in the order of their serials. Holds one chunk at a time, reads the next when all
 * of it is written, and waits while the reader is slower.
 */
@Singleton
final class StreamCodes {
    /** So many lines are written at once; about 64 KB. */
    private static final int LINES = 3_400;

    private static final int PIECE = 65_536;

    private final Chunks chunks;

    @Inject
    StreamCodes(Chunks chunks) {
        this.chunks = chunks;
    }

    /** Bytes of a batch's codes as lines of text. */
    long textLength(Batch batch) {
        return begins(batch)[batch.chunks()];
    }

    /** Where the text of each chunk begins; the last is where it ends. */
    private long[] begins(Batch batch) {
        long[] begins = new long[batch.chunks() + 1];
        List<Integer> lengths = batch.imported() ? chunks.textLengths(batch) : List.of();
        for (int index = 0; index < batch.chunks(); index++) {
            long length = batch.imported()
                    ? lengths.get(index)
                    : (long) batch.chunk(index).count() * PackedCodes.LINE_BYTES;
            begins[index + 1] = begins[index] + length;
        }
        return begins;
    }

    /** Writes the lines' bytes from one place up to another. Only the chunks in which they lie are read. */
    void writeText(Batch batch, long from, long to, OutputStream out) throws IOException {
        long[] begins = begins(batch);
        for (int index = 0; index < batch.chunks(); index++) {
            if (begins[index] < to && begins[index + 1] > from) {
                int first = (int) Math.max(from - begins[index], 0);
                int end = (int) (Math.min(to, begins[index + 1]) - begins[index]);
                switch (codes(batch.chunk(index))) {
                    case PackedCodes packed -> writeText(packed, first, end, out);
                    case SpelledCodes spelled -> writeText(spelled, first, end, out);
                }
            }
        }
    }

    private static void writeText(PackedCodes codes, int from, int to, OutputStream out) throws IOException {
        int at = from;
        while (at < to) {
            int line = at / PackedCodes.LINE_BYTES;
            int lastLine = Math.min(line + LINES, Math.ceilDiv(to, PackedCodes.LINE_BYTES));
            int begin = line * PackedCodes.LINE_BYTES;
            int end = Math.min(lastLine * PackedCodes.LINE_BYTES, to);
            out.write(codes.lines(line, lastLine), at - begin, end - at);
            at = end;
        }
    }

    private static void writeText(SpelledCodes codes, int from, int to, OutputStream out) throws IOException {
        byte[] text = codes.bytes();
        for (int at = from; at < to; at += PIECE) {
            out.write(text, at, Math.min(PIECE, to - at));
        }
    }

    /** Writes the table of codes and serials. */
    void writeTable(Batch batch, OutputStream out) throws IOException {
        out.write(CodeTable.header());
        for (int index = 0; index < batch.chunks(); index++) {
            Chunk chunk = batch.chunk(index);
            ChunkCodes codes = codes(chunk);
            for (int from = 0; from < codes.count(); from += LINES) {
                int to = Math.min(from + LINES, codes.count());
                out.write(CodeTable.rows(codes, from, to, chunk.firstSerial()));
            }
        }
    }

    private ChunkCodes codes(Chunk chunk) {
        return chunks.find(chunk)
                .orElseThrow(() -> new IllegalStateException("batch " + chunk.batchNumber() + " lacks a chunk"));
    }
}
