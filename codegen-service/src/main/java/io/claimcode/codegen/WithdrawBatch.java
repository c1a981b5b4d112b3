package io.claimcode.codegen;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.codegen.model.BatchStatus;
import io.claimcode.kit.event.UnusableRecord;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Takes a claim code group's codes back: a batch in progress is given up, a ready one is void. Workers leave such a
 * batch after the chunk that they are at. Safe to repeat: the event's id is noted in the same transaction, and what was
 * taken back stays so.
 */
@Singleton
public final class WithdrawBatch {
    private static final Logger LOG = Logger.getLogger(WithdrawBatch.class);

    private final Batches batches;
    private final BatchConfig config;

    @Inject
    WithdrawBatch(Batches batches, BatchConfig config) {
        this.batches = batches;
        this.config = config;
    }

    /** Its seller cancelled the group, which may have become ready meanwhile. */
    public Uni<Void> cancel(UUID eventId, NewBatch batch) {
        return withdraw(eventId, batch, BatchStatus.CANCELLED);
    }

    /** Its seller voided the group. */
    public Uni<Void> voidCodes(UUID eventId, NewBatch batch) {
        return withdraw(eventId, batch, BatchStatus.VOIDED);
    }

    private Uni<Void> withdraw(UUID eventId, NewBatch batch, BatchStatus status) {
        if (batch.quantity() < 1) {
            throw new UnusableRecord("the quantity is not 1 or more");
        }
        return batches.withdraw(eventId, batch, config.chunkSize(), status)
                .invoke(withdrawn -> withdrawn.ifPresent(after ->
                        LOG.infof("Group %s: batch %d is %s", after.groupId(), after.number(), after.status())))
                .replaceWithVoid();
    }
}
