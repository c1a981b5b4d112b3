package io.claimcode.codegen;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.DamagedChunk;
import io.claimcode.codegen.model.PlacedCodes;
import org.jboss.logging.Logger;

/**
 * Makes one chunk of a batch: draws its codes, stores them, loads them into Redis, checkpoints. Any step may be
 * repeated by anybody: what is loaded is always what was stored first.
 *
 * <p>The tokens are read after the chunk is stored, and only those of complete shards count. So a shard that is opened
 * later is loaded from a list that has this chunk, and one that was opened earlier refuses the token.
 */
@Singleton
final class MakeChunk {
    private static final Logger LOG = Logger.getLogger(MakeChunk.class);

    private final Batches batches;
    private final Chunks chunks;
    private final Shards shards;
    private final CompleteShards complete;
    private final DrawCodes drawCodes;
    private final ReloadLock reloadLock;

    @Inject
    MakeChunk(
            Batches batches,
            Chunks chunks,
            Shards shards,
            CompleteShards complete,
            DrawCodes drawCodes,
            ReloadLock reloadLock) {
        this.batches = batches;
        this.chunks = chunks;
        this.shards = shards;
        this.complete = complete;
        this.drawCodes = drawCodes;
        this.reloadLock = reloadLock;
    }

    /** Makes the batch's next chunk. */
    void make(Batch batch, UUID turn) {
        Chunk chunk = batch.chunk(batch.nextChunk());
        PlacedCodes codes = batch.imported() ? brought(chunk) : stored(chunk);
        boolean collided = shards.load(batch, chunk, codes, complete.tokens()).length > 0;
        if (collided && batch.imported()) {
            throw new CodesTaken(batch);
        }
        if (collided && !reloadLock.run(() -> mend(batch, chunk))) {
            throw new ShardsNotSealed("another instance has the right to open shards");
        }
        batches.checkpoint(batch, chunk, turn);
    }

    /** Stored with the batch; nothing that is drawn could take their place. */
    private PlacedCodes brought(Chunk chunk) {
        return drawCodes.place(chunks.find(chunk).orElseThrow(() -> new DamagedChunk(chunk, "it is missing")));
    }

    private PlacedCodes stored(Chunk chunk) {
        return drawCodes.place(chunks.find(chunk).orElseGet(() -> {
            chunks.store(chunk, drawCodes.draw(chunk.count()));
            return chunks.find(chunk).orElseThrow();
        }));
    }

    /**
     * Draws those codes anew that collide with other codes. While this goes on no shard may be opened: it would be
     * loaded with codes that are about to be replaced.
     */
    private void mend(Batch batch, Chunk chunk) {
        PlacedCodes codes = stored(chunk);
        int[] collided = shards.load(batch, chunk, codes, complete.tokens());
        while (collided.length > 0) {
            LOG.infof("Batch %d: %d codes collide and are drawn anew", batch.number(), collided.length);
            codes = drawCodes.redraw(codes, collided);
            if (!chunks.replace(chunk, codes)) {
                throw new IllegalStateException("chunk " + chunk.index() + " was checkpointed by another worker");
            }
            collided = shards.load(batch, chunk, codes, complete.tokens());
        }
    }
}
