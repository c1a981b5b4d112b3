package io.claimcode.codegen.model;

/**
 * A chunk with its codes and their places in Redis.
 *
 * @param chunk which
 * @param codes its codes
 * @param isNew whether they were drawn and stored just now, so that nobody can have met them
 */
public record PlacedChunk(Chunk chunk, PlacedCodes codes, boolean isNew) {
    /** A chunk that was stored some time ago. */
    public static PlacedChunk known(Chunk chunk, PlacedCodes codes) {
        return new PlacedChunk(chunk, codes, false);
    }
}
