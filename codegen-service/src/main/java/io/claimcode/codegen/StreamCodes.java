package io.claimcode.codegen;

import java.io.IOException;
import java.io.OutputStream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.CodeTable;
import io.claimcode.codegen.model.PackedCodes;

/**
 * Writes the codes of a ready batch in the order of their serials. Holds one chunk at a time, reads the next when all
 * of it is written, and waits while the reader is slower.
 */
@Singleton
final class StreamCodes {
    /** So many lines are written at once; about 64 KB. */
    private static final int LINES = 3_400;

    private final Chunks chunks;

    @Inject
    StreamCodes(Chunks chunks) {
        this.chunks = chunks;
    }

    /** Bytes of a batch's codes as lines of text. */
    static long textLength(Batch batch) {
        return (long) batch.quantity() * PackedCodes.LINE_BYTES;
    }

    /** Writes the lines' bytes from one place up to another. Only the chunks in which they lie are read. */
    void writeText(Batch batch, long from, long to, OutputStream out) throws IOException {
        long chunkBytes = (long) batch.chunkSize() * PackedCodes.LINE_BYTES;
        for (int index = (int) (from / chunkBytes); index * chunkBytes < to; index++) {
            long begin = index * chunkBytes;
            int first = (int) Math.max(from - begin, 0);
            int end = (int) Math.min(to - begin, chunkBytes);
            writeText(codes(batch.chunk(index)), first, end, out);
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

    /** Writes the table of codes and serials. */
    void writeTable(Batch batch, OutputStream out) throws IOException {
        out.write(CodeTable.header());
        for (int index = 0; index < batch.chunks(); index++) {
            Chunk chunk = batch.chunk(index);
            PackedCodes codes = codes(chunk);
            for (int from = 0; from < codes.count(); from += LINES) {
                int to = Math.min(from + LINES, codes.count());
                out.write(CodeTable.rows(codes, from, to, chunk.firstSerial()));
            }
        }
    }

    private PackedCodes codes(Chunk chunk) {
        return chunks.find(chunk)
                .orElseThrow(() -> new IllegalStateException("batch " + chunk.batchNumber() + " lacks a chunk"));
    }
}
