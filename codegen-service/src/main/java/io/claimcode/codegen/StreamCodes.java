package io.claimcode.codegen;

import java.io.IOException;
import java.io.OutputStream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.PackedCodes;

/** Writes the codes of a ready batch as text, a line each, in the order of their serials. Holds one chunk at a time. */
@Singleton
public final class StreamCodes {
    /** So many lines are written at once; about 64 KB. */
    private static final int LINES = 3_400;

    private final Chunks chunks;

    @Inject
    StreamCodes(Chunks chunks) {
        this.chunks = chunks;
    }

    /** Bytes that {@link #write} will write. */
    public long length(Batch batch) {
        return (long) batch.quantity() * PackedCodes.LINE_BYTES;
    }

    /** Blocks while the reader is slower. */
    public void write(Batch batch, OutputStream out) throws IOException {
        for (int index = 0; index < batch.chunks(); index++) {
            PackedCodes codes = chunks.find(batch.chunk(index))
                    .orElseThrow(() -> new IllegalStateException("batch " + batch.number() + " lacks a chunk"));
            for (int from = 0; from < codes.count(); from += LINES) {
                out.write(codes.lines(from, Math.min(from + LINES, codes.count())));
            }
        }
    }
}
