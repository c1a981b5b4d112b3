package io.claimcode.codegen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.BatchStatus;
import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.DamagedChunk;
import io.claimcode.codegen.model.KeyUnavailable;
import io.claimcode.codegen.model.LoadTokens;
import io.claimcode.codegen.model.PlacedChunk;
import io.claimcode.codegen.model.ShardCounts;
import org.jboss.logging.Logger;

/**
 * Loads into opened shards what they lack of the batches whose codes must be known. Ready batches come first: their codes
 * are in sellers' hands, so in a collision it is another's that gives way. Then those that were voided: their codes are
 * refused as such, and nobody may bring them again. Holds the chunks that are loaded, those that come next, and the counts
 * of one page of batches.
 */
@Singleton
final class LoadBatches {
    private static final Logger LOG = Logger.getLogger(LoadBatches.class);
    private static final int PAGE = 100;

    private final Batches batches;
    private final Chunks chunks;
    private final Shards shards;
    private final DrawCodes drawCodes;
    private final BatchConfig config;

    @Inject
    LoadBatches(Batches batches, Chunks chunks, Shards shards, DrawCodes drawCodes, BatchConfig config) {
        this.batches = batches;
        this.chunks = chunks;
        this.shards = shards;
        this.drawCodes = drawCodes;
        this.config = config;
    }

    /** Loads all these batches; the number of those that lacked something. */
    int load(LoadTokens tokens) {
        return loadAll(BatchStatus.READY, page -> loadPage(page, tokens))
                + loadAll(BatchStatus.VOIDED, page -> loadVoided(page, tokens))
                + loadAll(BatchStatus.IN_PROGRESS, page -> loadPage(page, tokens));
    }

    private int loadAll(BatchStatus status, ToIntFunction<List<Batch>> load) {
        int loaded = 0;
        List<Batch> page = batches.page(status, 0, PAGE);
        while (!page.isEmpty()) {
            loaded += load.applyAsInt(page);
            page = batches.page(status, page.getLast().number(), PAGE);
        }
        return loaded;
    }

    private int loadPage(List<Batch> page, LoadTokens tokens) {
        Map<Batch, LoadTokens> lacking = lacking(page, tokens);
        lacking.forEach((batch, some) -> {
            if (batch.isReady()) {
                loadBatch(batch, some);
            } else {
                loadUnfinished(batch, some);
            }
        });
        lacking(lacking.keySet().stream().filter(Batch::isReady).toList(), tokens)
                .forEach(this::empty);
        return lacking.size();
    }

    /** For each batch of which a shard has another number of codes than is stored: these shards. */
    private Map<Batch, LoadTokens> lacking(List<Batch> page, LoadTokens tokens) {
        Map<Batch, LoadTokens> lacking = new LinkedHashMap<>();
        Map<Integer, ShardCounts> stored = chunks.counts(page);
        Map<Integer, ShardCounts> loaded = shards.counts(page);
        for (Batch batch : page) {
            ShardCounts wanted = stored.getOrDefault(batch.number(), ShardCounts.NONE);
            ShardCounts there = loaded.getOrDefault(batch.number(), ShardCounts.NONE);
            LoadTokens some = tokens.only(shard -> wanted.of(shard) != there.of(shard));
            if (!some.isEmpty()) {
                lacking.put(batch, some);
            }
        }
        return lacking;
    }

    /**
     * No voided code keeps a good one waiting: one that can't be read any more, or whose place a live one has, is left out.
     * What is stored may be counted under an older pepper, so their numbers alone say whether some are missing.
     */
    private int loadVoided(List<Batch> page, LoadTokens tokens) {
        Map<Integer, ShardCounts> loaded = shards.counts(page);
        List<Batch> lacking = page.stream()
                .filter(batch -> batch.readyAt() != null)
                .filter(batch ->
                        loaded.getOrDefault(batch.number(), ShardCounts.NONE).total() < batch.quantity())
                .toList();
        for (Batch batch : lacking) {
            try {
                loadBatch(batch, tokens);
            } catch (DamagedChunk | KeyUnavailable e) {
                LOG.warnf("Codes of batch %d, which is void, are left out: %s", batch.number(), e.getMessage());
            }
        }
        return lacking.size();
    }

    /** Codes of ready batches never collide, so they need no look where their shard had nothing at all. */
    private void loadBatch(Batch batch, LoadTokens tokens) {
        ChunksAhead ahead = new ChunksAhead();
        List<Chunk> span = batch.span(0, config.loadSize());
        ShardCounts before = ShardCounts.NONE;
        while (!span.isEmpty()) {
            List<PlacedChunk> placed = ahead.take(span, this::stored);
            List<Chunk> next = placed.size() < span.size()
                    ? List.of()
                    : batch.span(span.getLast().index() + 1, config.loadSize());
            ahead.prepare(next, this::stored);
            IntPredicate sure = shard -> batch.isReady() && tokens.wasEmptied(shard);
            shards.load(batch, placed, Optional.of(before), tokens.only(sure), LoadWatch.NONE);
            shards.load(batch, placed, Optional.empty(), tokens.only(sure.negate()), LoadWatch.NONE);
            before = placed.stream().map(chunk -> chunk.codes().shardCounts()).reduce(before, ShardCounts::plus);
            span = next;
        }
    }

    /** Those of the chunks that are stored; of a batch in progress the last ones may not be. */
    private List<PlacedChunk> stored(List<Chunk> span) {
        return span.parallelStream()
                .map(chunk -> chunks.find(chunk).map(codes -> PlacedChunk.known(chunk, drawCodes.place(codes))))
                .toList()
                .stream()
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
    }

    /** Collisions are left to the worker that finishes the batch; it finds that codes are missing. */
    private void loadUnfinished(Batch batch, LoadTokens tokens) {
        try {
            loadBatch(batch, tokens);
        } catch (DamagedChunk e) {
            LOG.error("Batch " + batch.number() + " is given up", e);
            batches.fail(batch, MakeBatches.DAMAGED);
        }
    }

    /** Rather shut than wrong. What lies in the way is none of ours, so these shards begin once more from nothing. */
    private void empty(Batch batch, LoadTokens tokens) {
        shards.shut(tokens.shards());
        throw new IllegalStateException("batch " + batch.number() + " was not whole in "
                + tokens.shards().size() + " shards of Redis after loading; they are loaded afresh");
    }
}
