package io.claimcode.codegen;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.ChunkCodes;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.codegen.model.ShardCounts;

/** Counts how often chunks are read. */
@Decorator
@Priority(1)
class ChunkReads implements Chunks {
    private static final Map<Integer, Integer> READS = new ConcurrentHashMap<>();

    private final Chunks chunks;

    @Inject
    ChunkReads(@Any @Delegate Chunks chunks) {
        this.chunks = chunks;
    }

    /** Reads of a batch's chunks so far. */
    static int of(Batch batch) {
        return READS.getOrDefault(batch.number(), 0);
    }

    @Override
    public Optional<ChunkCodes> find(Chunk chunk) {
        READS.merge(chunk.batchNumber(), 1, Integer::sum);
        return chunks.find(chunk);
    }

    @Override
    public boolean store(Chunk chunk, PlacedCodes codes) {
        return chunks.store(chunk, codes);
    }

    @Override
    public boolean replace(Chunk chunk, PlacedCodes codes) {
        return chunks.replace(chunk, codes);
    }

    @Override
    public Map<Integer, ShardCounts> counts(Collection<Batch> batches) {
        return chunks.counts(batches);
    }

    @Override
    public ShardCounts countsBefore(Chunk chunk) {
        return chunks.countsBefore(chunk);
    }

    @Override
    public List<Chunk> countedOtherwise(int limit) {
        return chunks.countedOtherwise(limit);
    }

    @Override
    public void recount(Chunk chunk, PlacedCodes codes) {
        chunks.recount(chunk, codes);
    }

    @Override
    public List<Integer> textLengths(Batch batch) {
        return chunks.textLengths(batch);
    }
}
