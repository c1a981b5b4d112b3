package io.claimcode.redemption;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.claimcode.redemption.postgres.ClaimWork;
import io.claimcode.redemption.redis.Gate;
import io.claimcode.redemption.redis.Settlement;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has the claims in Redis agree with the ledger (redeemed and voided codes for ever, cancelled ones free again), driven by
 * the outbox's second mark until it is done: no crash leaves a claim that disagrees.
 */
@ApplicationScoped
public class SettleClaims {
    private static final Logger LOG = Logger.getLogger(SettleClaims.class);

    private final ClaimWork work;
    private final Gate gate;
    private final RedemptionConfig config;
    private @Nullable Worker worker;

    @Inject
    SettleClaims(ClaimWork work, Gate gate, RedemptionConfig config) {
        this.work = work;
        this.gate = gate;
        this.config = config;
    }

    /** There is a new redemption. */
    void nudge() {
        if (worker != null) {
            worker.nudge();
        }
    }

    /** A redemption is over: nobody should wait for its claims. What fails here is left to the work that is owed. */
    void free(UUID redemptionId) {
        try {
            gate.settle(settlements(work.claimsOf(redemptionId)));
        } catch (RuntimeException e) {
            LOG.debugf(e, "Claims of a cancelled redemption are freed later");
        }
        nudge();
    }

    void start(@Observes StartupEvent started) {
        worker = new Worker("settle-claims", config::settleInterval, this::settle);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (worker != null) {
            worker.close();
        }
    }

    private boolean settle() {
        return work.settle(config.settlePage(), owed -> gate.settle(settlements(owed))) == config.settlePage();
    }

    static List<Settlement> settlements(List<ClaimWork.OwedClaim> owed) {
        return owed.stream()
                .map(claim -> new Settlement(
                        claim.isCode() ? Gate.claimKey(claim.code()) : Gate.turnKey(claim.fingerprint()),
                        claim.state(),
                        claim.claimant()))
                .toList();
    }
}
