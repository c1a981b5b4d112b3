package io.claimcode.redemption.http;

import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import io.claimcode.redemption.RedeemCodes;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers redemptions by 503 before anything is done for them while as many are worked on as may be: a token that is
 * verified or a body that is read for a refusal takes time from those that are accepted. Cancellations and all else are
 * let through. Only looks, and counts nothing by itself, so that nobody can fill the service by sending slowly.
 */
@Singleton
final class ShedLoad {
    /** Before tokens are looked at, which has the order 200. */
    private static final int FIRST = 250;

    private static final String REDEMPTIONS = "/v1/redemptions";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final RedeemCodes redeemCodes;

    @Inject
    ShedLoad(RedeemCodes redeemCodes) {
        this.redeemCodes = redeemCodes;
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, FIRST);
    }

    private void look(RoutingContext context) {
        if (isRedemption(context) && redeemCodes.isBusy()) {
            // The body is read and forgotten, so that the connection can go on.
            context.request().resume();
            Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE)
                    .retryAfter(RETRY_AFTER)
                    .end(context.response());
            return;
        }
        context.next();
    }

    private static boolean isRedemption(RoutingContext context) {
        return HttpMethod.POST.equals(context.request().method())
                && REDEMPTIONS.equals(context.request().path());
    }
}
