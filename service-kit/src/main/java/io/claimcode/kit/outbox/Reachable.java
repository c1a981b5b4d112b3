package io.claimcode.kit.outbox;

import org.jboss.logging.Logger;

/** Whether something that the relay needs can be reached; logs each change once. */
final class Reachable {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final String what;
    private boolean reachable = true;

    Reachable(String what) {
        this.what = what;
    }

    void succeeded() {
        if (!reachable) {
            LOG.infof("The outbox relay reaches %s again", what);
        }
        reachable = true;
    }

    void failed(Throwable failure) {
        if (reachable) {
            LOG.warnf("The outbox relay can't reach %s and keeps trying: %s", what, failure);
        } else {
            LOG.debugf(failure, "The outbox relay still can't reach %s", what);
        }
        reachable = false;
    }
}
