package io.claimcode.codegen.kafka;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.codegen.NewBatch;
import io.claimcode.codegen.RequestBatch;
import io.claimcode.codegen.WithdrawBatch;
import io.claimcode.contracts.event.ClaimCodeGroupCancelled;
import io.claimcode.contracts.event.ClaimCodeGroupRequested;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.ClaimCodeGroupVoided;
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
 * Hears of promotions, asks for the batches of their claim code groups and takes them back. A record is done when that
 * is noted.
 * While the database is away a record is tried again and again; only one that can't be used is a dead letter.
 */
@ApplicationScoped
class PromotionsConsumer {
    static final String NAME = "codegen";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(PromotionsConsumer.class);

    private final RequestBatch requestBatch;
    private final WithdrawBatch withdrawBatch;

    @Inject
    PromotionsConsumer(RequestBatch requestBatch, WithdrawBatch withdrawBatch) {
        this.requestBatch = requestBatch;
        this.withdrawBatch = withdrawBatch;
    }

    @Incoming("promotions")
    Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return Uni.createFrom()
                .deferred(() -> follow(Envelope.of(record)))
                .onFailure(UnusableRecord.class)
                .invoke(failure -> LOG.warnf(
                        "Dead letter: %s-%d@%d: %s",
                        record.topic(), record.partition(), record.offset(), failure.getMessage()))
                .onFailure(failure -> !(failure instanceof UnusableRecord))
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    private Uni<Void> follow(Envelope envelope) {
        return switch (EventType.named(envelope.type()).orElse(null)) {
            case PROMOTION_CREATED -> {
                var event = EventJson.read(envelope.body(), PromotionCreated.class);
                yield request(envelope, event.promotion(), event.claimCodeGroup());
            }
            case CLAIM_CODE_GROUP_REQUESTED -> {
                var event = EventJson.read(envelope.body(), ClaimCodeGroupRequested.class);
                yield request(envelope, event.promotion(), event.claimCodeGroup());
            }
            case CLAIM_CODE_GROUP_CANCELLED -> {
                var event = EventJson.read(envelope.body(), ClaimCodeGroupCancelled.class);
                yield withdrawBatch.cancel(envelope.id(), batch(event.promotion(), event.claimCodeGroup()));
            }
            case CLAIM_CODE_GROUP_VOIDED -> {
                var event = EventJson.read(envelope.body(), ClaimCodeGroupVoided.class);
                yield withdrawBatch.voidCodes(envelope.id(), batch(event.promotion(), event.claimCodeGroup()));
            }
            // Other kinds, and those of later versions, are none of this service's business.
            case null, default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> request(Envelope envelope, PromotionState promotion, @Nullable ClaimCodeGroupState group) {
        return group == null
                ? Uni.createFrom().voidItem()
                : requestBatch.request(envelope.id(), batch(promotion, group));
    }

    private static NewBatch batch(PromotionState promotion, ClaimCodeGroupState group) {
        return new NewBatch(group.groupId(), promotion.promotionId(), promotion.seller(), group.quantity());
    }
}
