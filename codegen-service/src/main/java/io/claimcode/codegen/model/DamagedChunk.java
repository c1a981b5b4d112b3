package io.claimcode.codegen.model;

/** A stored chunk that isn't what was stored: its seal doesn't fit. */
public final class DamagedChunk extends RuntimeException {
    public DamagedChunk(Chunk chunk, String reason) {
        super("chunk " + chunk.index() + " of batch " + chunk.batchNumber() + " is damaged: " + reason);
    }
}
