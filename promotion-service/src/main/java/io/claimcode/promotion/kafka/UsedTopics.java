package io.claimcode.promotion.kafka;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.TopicSpec;
import io.claimcode.promotion.Consumer;

/** The topics that this service writes and reads; whoever comes first creates them. */
final class UsedTopics {
    @Produces
    @Singleton
    TopicSpec promotions() {
        return spec(Topic.PROMOTIONS);
    }

    @Produces
    @Singleton
    TopicSpec batches() {
        return spec(Topic.BATCHES);
    }

    @Produces
    @Singleton
    TopicSpec redemptions() {
        return spec(Topic.REDEMPTIONS);
    }

    @Produces
    @Singleton
    TopicSpec deadBatches() {
        return deadLetters(Topic.BATCHES);
    }

    @Produces
    @Singleton
    TopicSpec deadRedemptions() {
        return deadLetters(Topic.REDEMPTIONS);
    }

    private static TopicSpec spec(Topic topic) {
        return new TopicSpec(topic.topicName(), Topic.PARTITIONS, topic.keptForEver());
    }

    private static TopicSpec deadLetters(Topic topic) {
        return new TopicSpec(topic.deadLetterName(Consumer.NAME), 1, false);
    }
}
