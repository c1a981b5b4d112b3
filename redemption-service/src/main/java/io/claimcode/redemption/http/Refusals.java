package io.claimcode.redemption.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import io.claimcode.redemption.model.Refusal;
import io.claimcode.redemption.model.StoreUnavailable;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells refusals, and stores that are away, as problems. */
final class Refusals {
    private static final Duration SOON = Duration.ofSeconds(1);

    @ServerExceptionMapper
    Response unavailable(StoreUnavailable away) {
        return Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE).retryAfter(SOON).toResponse();
    }

    /**
     * The problem of a refusal.
     *
     * @param codes of the request, in its order
     */
    static Problem problem(Refusal refusal, List<ClaimCode> codes) {
        var problem =
                refusal.detail() == null ? Problem.of(refusal.type()) : Problem.of(refusal.type(), refusal.detail());
        if (codes.size() > 1 && !refusal.byCode().isEmpty()) {
            problem = problem.member(
                    "codes",
                    refusal.byCode().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(refused -> Map.of(
                                    "code", codes.get(refused.getKey()).formatted(),
                                    "problem", refused.getValue().urn()))
                            .toList());
        }
        if (refusal.redemptionId() != null) {
            problem = problem.member("redemptionId", refusal.redemptionId());
        }
        return refusal.retryAfterSeconds() == null
                ? problem
                : problem.retryAfter(Duration.ofSeconds(refusal.retryAfterSeconds()));
    }
}
