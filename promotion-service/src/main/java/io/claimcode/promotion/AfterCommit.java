package io.claimcode.promotion;

import jakarta.inject.Singleton;

import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.outbox.OutboxRelay;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What follows a write that is done: it is logged, and its events are told at once. */
@Singleton
final class AfterCommit {
    private static final Logger LOG = Logger.getLogger(AfterCommit.class);

    private final OutboxRelay relay;

    AfterCommit(OutboxRelay relay) {
        this.relay = relay;
    }

    void done(Outcome outcome, String act, String seller) {
        relay.nudge();
        if (outcome instanceof Outcome.Done done && !done.replayed()) {
            log(act, seller, done.answer().headers().get("Location"));
        }
    }

    void done(String act, String seller, Object what) {
        relay.nudge();
        log(act, seller, what);
    }

    private static void log(String act, String seller, @Nullable Object what) {
        LOG.infof("%s by seller %s: %s", act, seller, what);
    }
}
