package io.claimcode.promotion.kafka;

import jakarta.enterprise.context.ApplicationScoped;

import io.claimcode.contracts.event.RedemptionEvent;
import io.claimcode.contracts.event.Topic;
import io.claimcode.promotion.FollowRedemptions;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what happens to codes. */
@ApplicationScoped
class RedemptionsConsumer {
    private final RecordReader reader;
    private final FollowRedemptions redemptions;

    RedemptionsConsumer(RecordReader reader, FollowRedemptions redemptions) {
        this.reader = reader;
        this.redemptions = redemptions;
    }

    @Incoming("redemptions")
    Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return reader.read(record, Topic.REDEMPTIONS, (id, event) -> redemptions.follow(id, (RedemptionEvent) event));
    }
}
