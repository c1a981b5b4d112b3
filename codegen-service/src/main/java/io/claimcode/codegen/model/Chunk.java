package io.claimcode.codegen.model;

import java.util.UUID;

/**
 * A run of serials of a batch whose codes are made, stored and loaded together.
 *
 * @param groupId the batch's group
 * @param batchNumber the batch
 * @param index its place among the batch's chunks, from 0
 * @param firstSerial the serial of its first code; serials of a batch begin with 1
 * @param count its codes
 */
public record Chunk(UUID groupId, int batchNumber, int index, int firstSerial, int count) {
    /** The serial of its last code, which is how many codes there are up to its end. */
    public int lastSerial() {
        return firstSerial + count - 1;
    }
}
