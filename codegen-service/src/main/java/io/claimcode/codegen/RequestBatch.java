package io.claimcode.codegen;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.kit.event.UnusableRecord;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Notes that a claim code group wants codes. Safe to repeat: the event's id is noted in the same transaction, and a
 * group has one batch at most.
 */
@Singleton
public final class RequestBatch {
    private static final Logger LOG = Logger.getLogger(RequestBatch.class);

    private final Batches batches;
    private final MakeBatches makeBatches;
    private final BatchConfig config;

    @Inject
    RequestBatch(Batches batches, MakeBatches makeBatches, BatchConfig config) {
        this.batches = batches;
        this.makeBatches = makeBatches;
        this.config = config;
    }

    /** Ends when the batch is noted; making it takes its own time. */
    public Uni<Void> request(UUID eventId, NewBatch batch) {
        if (batch.quantity() < 1 || batch.quantity() > config.maxQuantity()) {
            throw new UnusableRecord("the quantity is not 1 to " + config.maxQuantity());
        }
        return batches.request(eventId, batch, config.chunkSize())
                .invoke(isNew -> {
                    if (isNew) {
                        LOG.infof("Group %s: %d codes requested", batch.groupId(), batch.quantity());
                        makeBatches.nudge();
                    }
                })
                .replaceWithVoid();
    }
}
