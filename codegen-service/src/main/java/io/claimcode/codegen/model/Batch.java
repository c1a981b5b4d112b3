package io.claimcode.codegen.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The job of making the codes of one claim code group.
 *
 * @param number its number in this deployment, the first half of a code's identity
 * @param groupId the group; no group has two batches
 * @param promotionId the group's promotion
 * @param seller whose codes these are
 * @param quantity codes asked for
 * @param chunkSize codes in each chunk but the last; fixed when the batch is requested
 * @param status where it stands
 * @param nextChunk the first chunk that isn't checkpointed
 * @param created codes in checkpointed chunks so far
 * @param startedAt when a worker first took it
 * @param readyAt when it became ready
 * @param imported whether its seller brought the codes, in any spelling
 */
public record Batch(
        int number,
        UUID groupId,
        UUID promotionId,
        String seller,
        int quantity,
        int chunkSize,
        BatchStatus status,
        int nextChunk,
        int created,
        @Nullable Instant startedAt,
        @Nullable Instant readyAt,
        boolean imported) {

    /** How many chunks it has. */
    public int chunks() {
        return Math.ceilDiv(quantity, chunkSize);
    }

    /** One of its chunks, counted from 0. */
    public Chunk chunk(int index) {
        if (index < 0 || index >= chunks()) {
            throw new IndexOutOfBoundsException("batch " + number + " has no chunk " + index);
        }
        int before = index * chunkSize;
        return new Chunk(groupId, number, index, before + 1, Math.min(chunkSize, quantity - before));
    }

    /** Its chunks from one on, as many as hold this number of codes and at least one; empty beyond the last. */
    public List<Chunk> span(int first, int codes) {
        int many = Math.max(1, codes / chunkSize);
        return IntStream.range(first, Math.min(first + many, chunks()))
                .mapToObj(this::chunk)
                .toList();
    }

    /** Whether all chunks are checkpointed. */
    public boolean hasAllChunks() {
        return nextChunk == chunks();
    }

    public boolean isReady() {
        return status == BatchStatus.READY;
    }
}
