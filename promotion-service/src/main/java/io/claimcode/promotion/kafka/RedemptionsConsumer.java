package io.claimcode.promotion.kafka;

import jakarta.enterprise.context.ApplicationScoped;

import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.contracts.event.CodeVoided;
import io.claimcode.contracts.event.GuessingSuspected;
import io.claimcode.contracts.event.RedemptionAdjusted;
import io.claimcode.contracts.event.RedemptionCancelled;
import io.claimcode.contracts.event.RedemptionEvent;
import io.claimcode.contracts.event.Topic;
import io.claimcode.promotion.CountRedemptions;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what happens to codes. */
@ApplicationScoped
class RedemptionsConsumer {
    private final RecordReader reader;
    private final CountRedemptions redemptions;

    RedemptionsConsumer(RecordReader reader, CountRedemptions redemptions) {
        this.reader = reader;
        this.redemptions = redemptions;
    }

    @Incoming("redemptions")
    Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return reader.read(record, Topic.REDEMPTIONS, (id, event) -> switch ((RedemptionEvent) event) {
            case CodeRedeemed redeemed -> redemptions.count(id, redeemed);
            case RedemptionCancelled cancelled -> Uni.createFrom().voidItem();
            case RedemptionAdjusted adjusted -> Uni.createFrom().voidItem();
            case CodeVoided voided -> Uni.createFrom().voidItem();
            case RedemptionEvent.OfBudget budget -> Uni.createFrom().voidItem();
            case GuessingSuspected suspected -> Uni.createFrom().voidItem();
        });
    }
}
