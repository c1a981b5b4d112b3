package io.claimcode.codegen.kafka;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.TopicSpec;

/** The topics that this service reads and writes; whoever comes first creates them. */
final class KafkaTopics {
    private KafkaTopics() {}

    @Produces
    @Singleton
    static TopicSpec promotions() {
        return new TopicSpec(Topic.PROMOTIONS.topicName(), Topic.PARTITIONS, Topic.PROMOTIONS.keptForEver());
    }

    @Produces
    @Singleton
    static TopicSpec batches() {
        return new TopicSpec(Topic.BATCHES.topicName(), Topic.PARTITIONS, Topic.BATCHES.keptForEver());
    }

    @Produces
    @Singleton
    static TopicSpec deadLetters() {
        return new TopicSpec(Topic.PROMOTIONS.deadLetterName(PromotionsConsumer.NAME), 1, true);
    }
}
