package io.claimcode.promotion.kafka;

import jakarta.enterprise.context.ApplicationScoped;

import io.claimcode.contracts.event.BatchEvent;
import io.claimcode.contracts.event.Topic;
import io.claimcode.promotion.FollowBatches;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads how the batches come along. */
@ApplicationScoped
class BatchesConsumer {
    private final RecordReader reader;
    private final FollowBatches batches;

    BatchesConsumer(RecordReader reader, FollowBatches batches) {
        this.reader = reader;
        this.batches = batches;
    }

    @Incoming("batches")
    Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
        return reader.read(record, Topic.BATCHES, (id, event) -> batches.follow(id, (BatchEvent) event));
    }
}
