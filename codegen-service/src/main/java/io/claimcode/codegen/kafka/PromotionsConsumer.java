package io.claimcode.codegen.kafka;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.codegen.NewBatch;
import io.claimcode.codegen.RequestBatch;
import io.claimcode.contracts.event.ClaimCodeGroupRequested;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.kit.event.Envelope;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.event.UnusableRecord;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears of promotions and asks for the batches of their claim code groups. A record is done when its batch is noted.
 * While the database is away a record is tried again and again; only one that can't be used is a dead letter.
 */
@ApplicationScoped
class PromotionsConsumer {
    static final String NAME = "codegen";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(PromotionsConsumer.class);

    private final RequestBatch requestBatch;

    @Inject
    PromotionsConsumer(RequestBatch requestBatch) {
        this.requestBatch = requestBatch;
    }

    @Incoming("promotions")
    Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return Uni.createFrom()
                .deferred(() -> request(Envelope.of(record)))
                .onFailure(UnusableRecord.class)
                .invoke(failure -> LOG.warnf(
                        "Dead letter: %s-%d@%d: %s",
                        record.topic(), record.partition(), record.offset(), failure.getMessage()))
                .onFailure(failure -> !(failure instanceof UnusableRecord))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> request(Envelope envelope) {
        return newBatch(envelope)
                .map(batch -> requestBatch.request(envelope.id(), batch))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Empty for events of other kinds and of later versions. */
    private static Optional<NewBatch> newBatch(Envelope envelope) {
        EventType type = EventType.named(envelope.type()).orElse(null);
        if (type == EventType.PROMOTION_CREATED) {
            PromotionCreated event = EventJson.read(envelope.body(), PromotionCreated.class);
            return newBatch(event.promotion(), event.claimCodeGroup());
        } else if (type == EventType.CLAIM_CODE_GROUP_REQUESTED) {
            ClaimCodeGroupRequested event = EventJson.read(envelope.body(), ClaimCodeGroupRequested.class);
            return newBatch(event.promotion(), event.claimCodeGroup());
        }
        return Optional.empty();
    }

    private static Optional<NewBatch> newBatch(PromotionState promotion, @Nullable ClaimCodeGroupState group) {
        return Optional.ofNullable(group)
                .map(wanted ->
                        new NewBatch(wanted.groupId(), promotion.promotionId(), promotion.seller(), wanted.quantity()));
    }
}
