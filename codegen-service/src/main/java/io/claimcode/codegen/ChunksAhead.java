package io.claimcode.codegen;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.PlacedChunk;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/**
 * The chunks that come next, made or read while Redis loads those before: both keep a processor busy. Used by one
 * thread.
 */
final class ChunksAhead {
    private List<Chunk> expected = List.of();
    private CompletableFuture<List<PlacedChunk>> prepared = CompletableFuture.completedFuture(List.of());

    /** These chunks: as prepared, if they were expected. A failure to prepare them is thrown here. */
    List<PlacedChunk> take(List<Chunk> wanted, Function<List<Chunk>, List<PlacedChunk>> place) {
        CompletableFuture<List<PlacedChunk>> ready = prepared;
        boolean matches = wanted.equals(expected);
        expected = List.of();
        prepared = CompletableFuture.completedFuture(List.of());
        return matches ? Uni.createFrom().completionStage(ready).await().indefinitely() : place.apply(wanted);
    }

    /** Begins to prepare what will be wanted next, in place of what was expected before. */
    void prepare(List<Chunk> next, Function<List<Chunk>, List<PlacedChunk>> place) {
        expected = next;
        prepared = CompletableFuture.supplyAsync(() -> place.apply(next), Infrastructure.getDefaultExecutor());
    }
}
