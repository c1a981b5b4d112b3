package io.claimcode.codegen;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.LoadTokens;
import io.claimcode.codegen.model.ShardState;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jboss.logging.Logger;

/**
 * Keeps the shards of Redis complete. A shard that was loaded into another server process, or not to the end, is
 * opened under a new token, then loaded from a list of all live batches made after that, then sealed. One instance
 * does it at a time; a dead one's half-loaded shards are opened again.
 */
@Singleton
public final class ReloadShards {
    private static final Logger LOG = Logger.getLogger(ReloadShards.class);
    private static final int MAX_BUCKETS = 4_096;

    private final Shards shards;
    private final LoadBatches loadBatches;
    private final RecountChunks recountChunks;
    private final CheckKeys checkKeys;
    private final DrawCodes drawCodes;
    private final ReloadLock lock;
    private final Loop loop;
    private volatile boolean complete;

    @Inject
    ReloadShards(
            Shards shards,
            LoadBatches loadBatches,
            RecountChunks recountChunks,
            CheckKeys checkKeys,
            DrawCodes drawCodes,
            ReloadLock lock,
            ShardConfig config) {
        if (config.buckets() < 1 || config.buckets() > MAX_BUCKETS) {
            throw new ConfigurationException("claimcode.shards.buckets is not 1 to " + MAX_BUCKETS);
        }
        this.shards = shards;
        this.loadBatches = loadBatches;
        this.recountChunks = recountChunks;
        this.checkKeys = checkKeys;
        this.drawCodes = drawCodes;
        this.lock = lock;
        this.loop = new Loop("shard-loader", config.pollInterval(), this::reload);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    /** The shards that can't be trusted at the moment. */
    public List<ShardState> incomplete() {
        return shards.states().stream()
                .filter(state -> !state.isComplete(drawCodes.places()))
                .toList();
    }

    /** Whether all shards could be trusted when they were last asked, which is a moment ago. */
    boolean wasComplete() {
        return complete;
    }

    /**
     * Has all shards verified anew, as an operator wishes: their gates close, what is missing by the counts is loaded,
     * and they are sealed. Somebody who loads already goes on.
     *
     * @param fromNothing whether all codes are removed first and loaded anew
     * @return whether it begins; false when shards are being loaded at the moment
     */
    public boolean request(boolean fromNothing) {
        boolean begun = lock.run(() -> {
            LOG.info("An operator wants Redis to be loaded again");
            List<ShardState> states = shards.states();
            if (fromNothing) {
                shards.shut(states.stream().map(ShardState::shard).toList());
            } else {
                shards.open(states);
            }
        });
        loop.nudge();
        return begun;
    }

    private boolean reload() {
        boolean now = false;
        try {
            now = checkKeys.wereGood() && (incomplete().isEmpty() || lock.run(this::loadIncomplete));
            return false;
        } catch (ShardsNotSealed e) {
            LOG.info("Redis was emptied or taken over while it was loaded; loading it again");
            return true;
        } finally {
            complete = now;
        }
    }

    private void loadIncomplete() {
        List<ShardState> incomplete = incomplete();
        if (incomplete.isEmpty()) {
            return;
        }
        long begin = System.nanoTime();
        recountChunks.recount();
        LoadTokens tokens = shards.open(incomplete);
        int loaded = loadBatches.load(tokens);
        if (loaded > 0) {
            shards.tidy(tokens);
        }
        shards.seal(tokens);
        LOG.infof(
                "Redis is complete: %d shards sealed, %d batches loaded, %d ms",
                incomplete.size(), loaded, (System.nanoTime() - begin) / 1_000_000);
    }
}
