package io.claimcode.codegen.kafka;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.codegen.NewBatch;
import io.claimcode.codegen.Promotions;
import io.claimcode.codegen.RequestBatch;
import io.claimcode.codegen.WithdrawBatch;
import io.claimcode.contracts.event.ClaimCodeGroupCancelled;
import io.claimcode.contracts.event.ClaimCodeGroupRequested;
import io.claimcode.contracts.event.ClaimCodeGroupState;
import io.claimcode.contracts.event.ClaimCodeGroupVoided;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.PromotionChanged;
import io.claimcode.contracts.event.PromotionCreated;
import io.claimcode.contracts.event.PromotionEnded;
import io.claimcode.contracts.event.PromotionEvent;
import io.claimcode.contracts.event.PromotionPaused;
import io.claimcode.contracts.event.PromotionResumed;
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
 * Hears of promotions, notes them, asks for the batches of their claim code groups and takes them back. A record is done
 * when that is noted.
 * While the database is away a record is tried again and again; only one that can't be used is a dead letter.
 */
@ApplicationScoped
class PromotionsConsumer {
    static final String NAME = "codegen";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger(PromotionsConsumer.class);

    private final Promotions promotions;
    private final RequestBatch requestBatch;
    private final WithdrawBatch withdrawBatch;

    @Inject
    PromotionsConsumer(Promotions promotions, RequestBatch requestBatch, WithdrawBatch withdrawBatch) {
        this.promotions = promotions;
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
        return EventType.named(envelope.type())
                .map(type -> EventJson.read(envelope.body(), type.record().asSubclass(Record.class)))
                .map(event -> event instanceof PromotionEvent told ? follow(envelope, told) : null)
                // Other kinds, and those of later versions, are none of this service's business.
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> follow(Envelope envelope, PromotionEvent event) {
        ClaimCodeGroupState group = switch (event) {
            case PromotionCreated created -> created.claimCodeGroup();
            case PromotionEvent.OfGroup ofGroup -> ofGroup.claimCodeGroup();
            case PromotionChanged changed -> null;
            case PromotionPaused paused -> null;
            case PromotionResumed resumed -> null;
            case PromotionEnded ended -> null;
        };
        return promotions.learn(event.promotion(), group).chain(() -> switch (event) {
            case PromotionCreated created -> request(envelope, created.promotion(), group);
            case ClaimCodeGroupRequested requested -> request(envelope, requested.promotion(), group);
            case ClaimCodeGroupCancelled cancelled ->
                withdrawBatch.cancel(envelope.id(), batch(cancelled.promotion(), cancelled.claimCodeGroup()));
            case ClaimCodeGroupVoided voided ->
                withdrawBatch.voidCodes(envelope.id(), batch(voided.promotion(), voided.claimCodeGroup()));
            default -> Uni.createFrom().voidItem();
        });
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
