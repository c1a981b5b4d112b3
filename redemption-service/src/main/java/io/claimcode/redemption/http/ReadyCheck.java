package io.claimcode.redemption.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.redemption.FollowTerms;
import io.claimcode.redemption.MarkShards;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when all terms told so far are known and every shard's gate is open. */
@Readiness
@ApplicationScoped
class ReadyCheck implements HealthCheck {
    private final FollowTerms terms;
    private final MarkShards shards;

    @Inject
    ReadyCheck(FollowTerms terms, MarkShards shards) {
        this.terms = terms;
        this.shards = shards;
    }

    @Override
    public HealthCheckResponse call() {
        int closed = shards.closedShards();
        return HealthCheckResponse.named("redeeming")
                .withData("termsKnown", terms.isCaughtUp())
                .withData("closedShards", closed)
                .status(terms.isCaughtUp() && closed == 0)
                .build();
    }
}
