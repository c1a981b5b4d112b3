package io.claimcode.redemption.postgres;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.GuessingSuspected;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.outbox.Outbox;
import io.claimcode.kit.outbox.OutboxMessage;
import io.claimcode.kit.sql.SqlWork;
import io.vertx.mutiny.sqlclient.Pool;
import org.jboss.logging.Logger;

/** Tells what changes nothing in the ledger. */
@ApplicationScoped
public class RedemptionEvents {
    private static final Logger LOG = Logger.getLogger(RedemptionEvents.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Pool pool;

    @Inject
    RedemptionEvents(Pool pool) {
        this.pool = pool;
    }

    /** Tells of a suspicion, if it can: nothing waits for it, and the log has it too. */
    public void tell(GuessingSuspected event) {
        var type = EventType.of(event);
        try {
            Outbox.append(
                            SqlWork.of(pool),
                            List.of(new OutboxMessage(
                                    UUID.randomUUID(),
                                    type.wireName(),
                                    type.topic().topicName(),
                                    event.key(),
                                    event.subject(),
                                    event.suspectedAt(),
                                    EventJson.write(event))))
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException e) {
            LOG.warnf("The suspicion can't be told on Kafka: %s", e);
        }
    }
}
