package io.claimcode.promotion;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.PromotionEvent;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.outbox.OutboxMessage;

/** Puts events into the form in which the outbox keeps them. */
final class Events {
    private Events() {}

    static OutboxMessage message(PromotionEvent event, Instant time) {
        var type = EventType.of(event);
        return new OutboxMessage(
                UUID.randomUUID(),
                type.wireName(),
                type.topic().topicName(),
                event.promotionId().toString(),
                event.subject(),
                time,
                EventJson.write((Record) event));
    }
}
