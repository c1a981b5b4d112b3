package io.claimcode.codegen;

import java.time.Duration;
import java.util.UUID;

import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.Chunk;

/** Tells a batch's progress while its codes are loaded, and notices when there is no use in going on. */
final class TellProgress implements LoadWatch {
    private final Batches batches;
    private final Batch batch;
    private final UUID turn;
    private final int before;
    private final long interval;
    private long told = System.nanoTime();

    /**
     * Begins now.
     *
     * @param first the first chunk that is loaded
     * @param interval the least time between two tellings
     */
    TellProgress(Batches batches, Batch batch, UUID turn, Chunk first, Duration interval) {
        this.batches = batches;
        this.batch = batch;
        this.turn = turn;
        this.before = first.firstSerial() - 1;
        this.interval = interval.toNanos();
    }

    @Override
    public boolean loaded(int loaded) {
        if (System.nanoTime() - told < interval) {
            return true;
        }
        told = System.nanoTime();
        return batches.progress(batch, before + loaded, turn);
    }
}
