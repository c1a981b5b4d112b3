package io.claimcode.promotion;

import java.util.UUID;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.BatchEvent;
import io.claimcode.contracts.event.ClaimCodeGroupImported;
import io.claimcode.kit.event.UnusableRecord;
import io.claimcode.kit.inbox.Inbox;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.postgres.ClaimCodeGroupStore;
import io.claimcode.promotion.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Shows sellers how their groups' codes come along. Safe to repeat: the event's id goes into the inbox. */
@Singleton
public final class FollowBatches {
    private static final Logger LOG = Logger.getLogger(FollowBatches.class);

    private final Transactions transactions;
    private final ClaimCodeGroupStore groups;
    private final AddImportedGroup addImported;

    FollowBatches(Transactions transactions, ClaimCodeGroupStore groups, AddImportedGroup addImported) {
        this.transactions = transactions;
        this.groups = groups;
        this.addImported = addImported;
    }

    /** Takes note of what happened to a batch; fails with {@link UnusableRecord} when it is no batch of a group here. */
    public Uni<Void> follow(UUID eventId, BatchEvent event) {
        return transactions
                .run(work -> Inbox.firstTime(work, Consumer.NAME, eventId)
                        .chain(first -> first ? apply(event) : Uni.createFrom().nullItem()))
                .invoke(FollowBatches::log)
                .replaceWithVoid();
    }

    private Uni<@Nullable ClaimCodeGroup> apply(BatchEvent event) {
        if (event instanceof ClaimCodeGroupImported imported) {
            return addImported.add(imported).map(group -> group);
        }
        return groups.change(event.groupId(), group -> changed(group, event))
                .onItem()
                .ifNull()
                .failWith(() -> new UnusableRecord("there is no claim code group " + event.groupId()));
    }

    private static ClaimCodeGroup changed(ClaimCodeGroup group, BatchEvent event) {
        if (!group.fits(event)) {
            throw new UnusableRecord("the promotion or quantity is not that of claim code group " + event.groupId());
        }
        return group.after(event);
    }

    private static void log(@Nullable ClaimCodeGroup group) {
        if (group != null && group.status() != ClaimCodeGroup.Status.IN_PROGRESS) {
            LOG.infof("Claim code group %s is %s", group.groupId(), group.status());
        }
    }
}
