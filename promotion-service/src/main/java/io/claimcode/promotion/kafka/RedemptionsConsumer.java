package io.claimcode.promotion.kafka;

import jakarta.enterprise.context.ApplicationScoped;

import io.claimcode.contracts.event.RedemptionEvent;
import io.claimcode.contracts.event.Topic;
import io.claimcode.promotion.FollowRedemptions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * Reads what happens to codes. Many records are under way at a time, so that they can take effect together; each is
 * acknowledged by itself, when its effect is there.
 */
@ApplicationScoped
class RedemptionsConsumer {
    private static final int UNDER_WAY = 1_000;

    private final RecordReader reader;
    private final FollowRedemptions redemptions;

    RedemptionsConsumer(RecordReader reader, FollowRedemptions redemptions) {
        this.reader = reader;
        this.redemptions = redemptions;
    }

    @Incoming("redemptions")
    @Outgoing("followed-redemptions")
    Multi<Message<Boolean>> consume(Multi<Message<byte[]>> records) {
        return records.onItem().transformToUni(this::followed).merge(UNDER_WAY);
    }

    /** The end of the line: what was followed is acknowledged already. */
    @Incoming("followed-redemptions")
    void end(boolean used) {}

    private Uni<Message<Boolean>> followed(Message<byte[]> message) {
        return reader.effect(
                        record(message),
                        Topic.REDEMPTIONS,
                        (id, event) -> redemptions.follow(id, (RedemptionEvent) event))
                .chain(() -> Uni.createFrom().completionStage(message.ack()).replaceWith(true))
                .onFailure()
                .recoverWithUni(unusable ->
                        Uni.createFrom().completionStage(message.nack(unusable)).replaceWith(false))
                .map(Message::of);
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecord<String, byte[]> record(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(metadata -> ((IncomingKafkaRecordMetadata<String, byte[]>) metadata).getRecord())
                .orElseThrow();
    }
}
