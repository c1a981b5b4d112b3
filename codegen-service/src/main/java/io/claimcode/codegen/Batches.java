package io.claimcode.codegen;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.BatchStatus;
import io.claimcode.codegen.model.Chunk;
import io.smallrye.mutiny.Uni;

/**
 * All batches, and who works on which. What changes a batch tells it in the same transaction. All but
 * {@link #request} and {@link #withdraw} block.
 */
public interface Batches {
    /** What came of finishing a batch. */
    enum Finish {
        /** It is ready by this call. */
        READY,
        /** It had ended already: by another worker, or since its seller cancelled it. */
        OVER,
        /** Redis is being loaded at the moment. */
        LATER,
        /** Redis doesn't hold exactly its codes. */
        INCOMPLETE
    }

    /**
     * Notes a new batch; false when the event was dealt with or the group has a batch already.
     *
     * @param eventId the event that asks for it
     */
    Uni<Boolean> request(UUID eventId, NewBatch batch, int chunkSize);

    /**
     * Takes a batch back: one in progress gets this status, a ready one is voided. A batch that nobody asked for yet
     * is noted as taken back, so that it never begins.
     *
     * @param eventId the event that asks for it
     * @return the batch, if this changed it
     */
    Uni<Optional<Batch>> withdraw(UUID eventId, NewBatch batch, int chunkSize, BatchStatus status);

    /**
     * Takes the batch in progress that has waited longest, for as long as the lease.
     *
     * @param turn any new id
     * @param maxQuantity larger batches are left to others
     */
    Optional<Batch> takeTurn(UUID turn, int maxQuantity);

    /** Renews the leases of these turns. */
    void keep(Collection<UUID> turns);

    /** Ends a turn without a step forward; the batch rests a while. */
    void giveBack(Batch batch, UUID turn);

    /**
     * Tells how many codes are created by now, and renews the lease.
     *
     * @return false when the batch isn't in progress any more or the turn is over
     */
    boolean progress(Batch batch, int created, UUID turn);

    /** Notes that the batch's next chunks are stored and loaded, and ends the turn. */
    void checkpoint(Batch batch, List<Chunk> span, UUID turn);

    /**
     * Makes a batch ready that has all chunks.
     *
     * @param complete whether Redis holds exactly its codes; asked while no shard can be loaded anew
     */
    Finish finish(Batch batch, BooleanSupplier complete);

    /** Sends a batch through all its chunks once more; false when that was done often enough. */
    boolean startOver(Batch batch);

    /** Gives a batch up, with a reason that a seller understands. */
    void fail(Batch batch, String reason);

    /** The batch of a seller's group. */
    Optional<Batch> find(UUID groupId, String seller);

    /** Batches in the order of their numbers, those beyond one number. */
    List<Batch> page(BatchStatus status, int after, int limit);
}
