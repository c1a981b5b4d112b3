package io.claimcode.promotion.kafka;

import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.inject.Singleton;

import io.claimcode.contracts.event.Event;
import io.claimcode.contracts.event.EventType;
import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.Envelope;
import io.claimcode.kit.event.EventJson;
import io.claimcode.kit.event.UnusableRecord;
import io.claimcode.promotion.SeeThrough;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Reads records and has their events take effect. A record fails only when it can't be used. */
@Singleton
final class RecordReader {
    private static final Logger LOG = Logger.getLogger(RecordReader.class);

    private final SeeThrough persistence;

    RecordReader(SeeThrough persistence) {
        this.persistence = persistence;
    }

    /**
     * Has the effect of a record, if it has one: types of a later version are passed over.
     *
     * @param topic from which it came
     * @param effect of its event, by event id
     */
    Uni<Void> read(ConsumerRecord<String, byte[]> record, Topic topic, BiFunction<UUID, Event, Uni<Void>> effect) {
        return effect(record, topic, (id, event) -> persistence.seeThrough(() -> effect.apply(id, event)));
    }

    /** The same for an effect that is seen through where it comes about. */
    Uni<Void> effect(ConsumerRecord<String, byte[]> record, Topic topic, BiFunction<UUID, Event, Uni<Void>> effect) {
        return Uni.createFrom()
                .deferred(() -> {
                    var envelope = Envelope.of(record);
                    return EventType.named(envelope.type())
                            .map(type -> effect.apply(envelope.id(), event(envelope, type, topic)))
                            .orElseGet(() -> Uni.createFrom().voidItem());
                })
                .onFailure()
                .invoke(this::log);
    }

    private static Event event(Envelope envelope, EventType type, Topic topic) {
        if (type.topic() != topic) {
            throw new UnusableRecord(type.wireName() + " doesn't belong to this topic");
        }
        var event = (Event) EventJson.read(envelope.body(), type.record().asSubclass(Record.class));
        if (!envelope.key().equals(event.key())) {
            throw new UnusableRecord("the key is not the event's");
        }
        return event;
    }

    private void log(Throwable unusable) {
        LOG.warnf("A record goes to the dead letters: %s", unusable.getMessage());
    }
}
