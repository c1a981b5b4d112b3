package io.claimcode.promotion.kafka;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.TopicSpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics that this service writes; whoever comes first creates them. */
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

    private TopicSpec spec(Topic topic) {
        return new TopicSpec(topic.topicName(), partitions, topic.keptForEver());
    }
}
