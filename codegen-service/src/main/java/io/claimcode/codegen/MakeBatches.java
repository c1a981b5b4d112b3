package io.claimcode.codegen;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.DamagedChunk;
import io.claimcode.codegen.model.ShardCounts;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jboss.logging.Logger;

/**
 * Makes the batches in progress. Workers, in any number of instances, take turns: each turn takes the batch that has
 * waited longest and makes its next chunks, so a batch waits for chunks of others but never for their batches. The last
 * worker takes small batches only, which therefore wait for small ones at most. A turn that a dead worker left is taken again when its lease is over; two turns on one chunk do no harm.
 */
@Singleton
public final class MakeBatches {
    static final String DAMAGED = "The stored codes of this group were damaged. Please ask for a new group.";
    private static final String TAKEN =
            "Some of these codes came to exist while they were imported. Please import the file again.";
    private static final String UNFINISHED = "The codes of this group could not be loaded. Please ask for a new group.";
    private static final int MAX_CHUNK = 262_144;
    private static final Logger LOG = Logger.getLogger(MakeBatches.class);

    private final Batches batches;
    private final MakeChunks makeChunks;
    private final Shards shards;
    private final ReloadShards reloadShards;
    private final List<Loop> workers;
    private final Loop keeper;
    private final Set<UUID> turns = ConcurrentHashMap.newKeySet();

    @Inject
    MakeBatches(Batches batches, MakeChunks makeChunks, Shards shards, ReloadShards reloadShards, BatchConfig config) {
        if (config.chunkSize() < 1 || config.chunkSize() > MAX_CHUNK) {
            throw new ConfigurationException("claimcode.batch.chunk-size is not 1 to " + MAX_CHUNK);
        }
        this.batches = batches;
        this.makeChunks = makeChunks;
        this.shards = shards;
        this.reloadShards = reloadShards;
        this.workers = IntStream.rangeClosed(1, config.workers())
                .mapToObj(number -> worker(number, number > 1 && number == config.workers(), config))
                .toList();
        this.keeper = new Loop("batch-lease-keeper", config.lease().dividedBy(4), this::keepTurns);
    }

    void start(@Observes StartupEvent event) {
        workers.forEach(Loop::start);
        keeper.start();
    }

    void stop(@Observes ShutdownEvent event) {
        workers.forEach(Loop::stop);
        keeper.stop();
    }

    /** Lets the workers look for work at once. */
    void nudge() {
        workers.forEach(Loop::nudge);
    }

    /** A turn may take longer than its lease, on a slow machine or with slow stores. */
    private boolean keepTurns() {
        if (!turns.isEmpty()) {
            batches.keep(turns);
        }
        return false;
    }

    private Loop worker(int number, boolean express, BatchConfig config) {
        int maxQuantity = express ? config.expressQuantity() : Integer.MAX_VALUE;
        ChunksAhead ahead = new ChunksAhead();
        return new Loop("batch-worker-" + number, config.pollInterval(), () -> takeTurn(maxQuantity, ahead));
    }

    private boolean takeTurn(int maxQuantity, ChunksAhead ahead) {
        UUID turn = UUID.randomUUID();
        return reloadShards.wasComplete()
                && batches.takeTurn(turn, maxQuantity)
                        .map(batch -> workOn(batch, turn, ahead))
                        .orElse(false);
    }

    private boolean workOn(Batch batch, UUID turn, ChunksAhead ahead) {
        boolean stepped = false;
        turns.add(turn);
        try {
            stepped = batch.hasAllChunks() ? finish(batch) : make(batch, turn, ahead);
        } catch (ShardsNotSealed e) {
            LOG.debugf("Batch %d waits: %s", batch.number(), e.getMessage());
        } catch (TurnLost e) {
            LOG.debugf("%s", e.getMessage());
            stepped = true;
        } catch (DamagedChunk e) {
            LOG.error("Batch " + batch.number() + " is given up", e);
            batches.fail(batch, DAMAGED);
            stepped = true;
        } catch (CodesTaken e) {
            LOG.warnf("Batch %d is given up: %s", batch.number(), e.getMessage());
            batches.fail(batch, TAKEN);
            stepped = true;
        } finally {
            turns.remove(turn);
            if (!stepped) {
                batches.giveBack(batch, turn);
            }
        }
        return stepped;
    }

    private boolean make(Batch batch, UUID turn, ChunksAhead ahead) {
        makeChunks.make(batch, turn, ahead);
        return true;
    }

    private boolean finish(Batch batch) {
        return switch (batches.finish(batch, () -> isComplete(batch))) {
            case READY -> {
                LOG.infof("Batch %d of %d codes is ready", batch.number(), batch.quantity());
                yield true;
            }
            case OVER -> true;
            case LATER -> false;
            case INCOMPLETE -> {
                LOG.warnf("Redis doesn't hold exactly the codes of batch %d; loading them again", batch.number());
                if (!batches.startOver(batch)) {
                    batches.fail(batch, UNFINISHED);
                }
                yield true;
            }
        };
    }

    /** The counts are read before the states: a server that lost them in between says so in its state. */
    private boolean isComplete(Batch batch) {
        long loaded = shards.counts(List.of(batch))
                .getOrDefault(batch.number(), ShardCounts.NONE)
                .total();
        if (!reloadShards.incomplete().isEmpty()) {
            throw new ShardsNotSealed("not all shards are complete");
        }
        return loaded == batch.quantity();
    }
}
