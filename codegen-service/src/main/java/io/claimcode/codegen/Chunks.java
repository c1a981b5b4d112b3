package io.claimcode.codegen;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.ChunkCodes;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.codegen.model.ShardCounts;

/** The stored codes of all batches. Blocks. */
public interface Chunks {
    /**
     * The codes of a chunk; empty when it isn't stored yet.
     *
     * @throws io.claimcode.codegen.model.DamagedChunk when they aren't what was stored
     */
    Optional<ChunkCodes> find(Chunk chunk);

    /** Stores the codes of a chunk; false when it has some already. */
    boolean store(Chunk chunk, PlacedCodes codes);

    /** Puts other codes in the place of a stored chunk's; false when the chunk is checkpointed. */
    boolean replace(Chunk chunk, PlacedCodes codes);

    /** How many stored codes of each of these batches lie in each shard, by batch number. */
    Map<Integer, ShardCounts> counts(Collection<Batch> batches);

    /** How many codes of the chunks before this one, in its batch, lie in each shard. */
    ShardCounts countsBefore(Chunk chunk);

    /** Some stored chunks of live batches that were counted under another pepper than this one. */
    List<Chunk> countedOtherwise(int limit);

    /** Notes how many codes of a stored chunk lie in each shard under this pepper. */
    void recount(Chunk chunk, PlacedCodes codes);

    /** The bytes that the text of each chunk of an imported batch has, in their order. */
    List<Integer> textLengths(Batch batch);
}
