package io.claimcode.redemption;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.contracts.event.Topic;
import io.claimcode.kit.event.TopicSpec;
import io.quarkus.runtime.Startup;

/** What the parts are given from outside: the clock, and the topic that this service tells on. */
@ApplicationScoped
class Beans {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** At the start, so that a key that is none is noticed then. */
    @Produces
    @Singleton
    @Startup
    Fingerprinter fingerprinter(KeysConfig keys) {
        return Fingerprints.codes(keys);
    }

    @Produces
    @Singleton
    TopicSpec redemptions() {
        return new TopicSpec(Topic.REDEMPTIONS.topicName(), Topic.PARTITIONS, Topic.REDEMPTIONS.keptForEver());
    }
}
