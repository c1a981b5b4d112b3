package io.claimcode.codegen.model;

/** The codes of a chunk in the order of their serials, in the form in which they are stored. */
public sealed interface ChunkCodes permits PackedCodes, SpelledCodes {
    int count();

    /** A copy of what is sealed. */
    byte[] bytes();

    /** The codes from one place up to another as lines of text. */
    byte[] lines(int from, int to);
}
