package io.claimcode.promotion.kafka;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.TopicSpec;
import io.claimcode.promotion.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics that this service writes and reads; whoever comes first creates them. */
final class UsedTopics {
    private final int partitions;

    UsedTopics(@ConfigProperty(name = "claimcode.kafka.partitions", defaultValue = "8") int partitions) {
        this.partitions = partitions;
    }

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

    private TopicSpec spec(Topic topic) {
        return new TopicSpec(topic.topicName(), partitions, topic.keptForEver());
    }

    private static TopicSpec deadLetters(Topic topic) {
        return new TopicSpec(topic.deadLetterName(Consumer.NAME), 1, false);
    }
}
