package io.claimcode.redemption;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.TopicSpec;

/** What the parts are given from outside: the clock, and the topic that this service tells on. */
@ApplicationScoped
class Beans {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    TopicSpec redemptions() {
        return new TopicSpec(Topic.REDEMPTIONS.topicName(), Topic.PARTITIONS, Topic.REDEMPTIONS.keptForEver());
    }
}
