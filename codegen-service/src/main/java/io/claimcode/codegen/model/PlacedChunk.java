package io.claimcode.codegen.model;

/**
 * A chunk with its codes and their places in Redis.
 *
 * @param chunk which
 * @param codes its codes
 */
public record PlacedChunk(Chunk chunk, PlacedCodes codes) {}
