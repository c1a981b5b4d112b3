package io.claimcode.redemption.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.claimcode.contracts.event.Topic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicFollowerTest {
    private static final String NOBODY = "127.0.0.1:1";

    /** By asking for the positions it learns all terms that are stored. */
    @Test
    void kafkaAwayAtTheStart_whatIsStoredIsLearntNevertheless() throws InterruptedException {
        var asked = new CountDownLatch(1);

        try (var follower = new TopicFollower(
                Topic.PROMOTIONS,
                NOBODY,
                new Impatient(),
                () -> {
                    asked.countDown();
                    return List.of();
                },
                (records, positions) -> {})) {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(follower.isCaughtUp()).isFalse();
        }
    }

    private record Impatient() implements FollowerConfig {
        @Override
        public Duration lookInterval() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration retryInterval() {
            return Duration.ofMillis(50);
        }
    }
}
