package io.claimcode.codegen;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.DamagedChunk;
import io.claimcode.codegen.model.PlacedChunk;
import io.claimcode.codegen.model.PlacedCodes;
import io.claimcode.codegen.model.Places;
import io.claimcode.codegen.model.ShardCounts;
import org.jboss.logging.Logger;

/**
 * Makes the next chunks of a batch, as many as are loaded together: draws their codes, stores them, loads them into
 * Redis, checkpoints. Any step may be repeated by anybody: what is loaded is always what was stored first.
 *
 * <p>The tokens are read after the chunks are stored, and only those of complete shards count. So a shard that is
 * opened later is loaded from a list that has these chunks, and one that was opened earlier refuses the token.
 *
 * <p>Before the last checkpoint all places of the batch are verified: no code of a ready batch has another's fingerprint.
 */
@Singleton
final class MakeChunks {
    private static final Logger LOG = Logger.getLogger(MakeChunks.class);

    private final Batches batches;
    private final Chunks chunks;
    private final Shards shards;
    private final CompleteShards complete;
    private final DrawCodes drawCodes;
    private final ReloadLock reloadLock;
    private final BatchConfig config;

    @Inject
    MakeChunks(
            Batches batches,
            Chunks chunks,
            Shards shards,
            CompleteShards complete,
            DrawCodes drawCodes,
            ReloadLock reloadLock,
            BatchConfig config) {
        this.batches = batches;
        this.chunks = chunks;
        this.shards = shards;
        this.complete = complete;
        this.drawCodes = drawCodes;
        this.reloadLock = reloadLock;
        this.config = config;
    }

    /**
     * Makes the batch's next chunks.
     *
     * @param ahead what this worker prepared in its last turn, and will have for its next
     * @throws TurnLost when the batch was withdrawn meanwhile, or another worker has it
     */
    void make(Batch batch, UUID turn, ChunksAhead ahead) {
        List<Chunk> span = batch.span(batch.nextChunk(), config.loadSize());
        List<PlacedChunk> placed = ahead.take(span, next -> placed(batch, next));
        ahead.prepare(batch.span(span.getLast().index() + 1, config.loadSize()), next -> placed(batch, next));
        LoadWatch watch = new TellProgress(batches, batch, turn, span.getFirst(), config.progressInterval());
        boolean collided = !shards.load(batch, placed, before(placed), complete.tokens(), watch);
        if (collided && batch.imported()) {
            throw new CodesTaken(batch);
        }
        if (collided && !reloadLock.run(() -> span.forEach(chunk -> mend(batch, chunk)))) {
            throw new ShardsNotSealed("another instance has the right to open shards");
        }
        if (span.getLast().index() == batch.chunks() - 1) {
            shards.verify(filled(placed), complete.tokens());
        }
        batches.checkpoint(batch, span, turn);
    }

    /** Where the batch's codes lie, once these last chunks are loaded: if there are others, anywhere. */
    private static Places filled(List<PlacedChunk> last) {
        PlacedChunk first = last.getFirst();
        return first.chunk().index() == 0
                ? Places.of(last)
                : Places.all(first.codes().buckets());
    }

    /** Codes that were met before may have collided then: only those that are new are loaded without a look. */
    private Optional<ShardCounts> before(List<PlacedChunk> placed) {
        return placed.stream().allMatch(PlacedChunk::isNew)
                ? Optional.of(chunks.countsBefore(placed.getFirst().chunk()))
                : Optional.empty();
    }

    /** On all processors: drawing takes longer than loading. */
    private List<PlacedChunk> placed(Batch batch, List<Chunk> span) {
        return span.parallelStream()
                .map(chunk -> batch.imported() ? brought(chunk) : stored(chunk))
                .toList();
    }

    /** Stored with the batch; nothing that is drawn could take their place. */
    private PlacedChunk brought(Chunk chunk) {
        return found(chunk).orElseThrow(() -> new DamagedChunk(chunk, "it is missing"));
    }

    private PlacedChunk stored(Chunk chunk) {
        return found(chunk).orElseGet(() -> draw(chunk));
    }

    private Optional<PlacedChunk> found(Chunk chunk) {
        return chunks.find(chunk).map(codes -> PlacedChunk.known(chunk, drawCodes.place(codes)));
    }

    private PlacedChunk draw(Chunk chunk) {
        PlacedCodes codes = drawCodes.draw(chunk.count());
        return chunks.store(chunk, codes)
                ? new PlacedChunk(chunk, codes, true)
                : found(chunk).orElseThrow();
    }

    /**
     * Draws those codes anew that collide with other codes. While this goes on no shard may be opened: it would be
     * loaded with codes that are about to be replaced.
     */
    private void mend(Batch batch, Chunk chunk) {
        PlacedChunk placed = stored(chunk);
        int[] collided = shards.collisions(batch, placed, complete.tokens());
        while (collided.length > 0) {
            LOG.infof("Batch %d: %d codes collide and are drawn anew", batch.number(), collided.length);
            placed = PlacedChunk.known(chunk, drawCodes.redraw(placed.codes(), collided));
            if (!chunks.replace(chunk, placed.codes())) {
                throw new IllegalStateException("chunk " + chunk.index() + " was checkpointed by another worker");
            }
            collided = shards.collisions(batch, placed, complete.tokens());
        }
    }
}
