package io.claimcode.kit.problem;

import java.time.Duration;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.claimcode.contracts.problem.ProblemType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Everything that ends a request other than with an answer. */
public final class FrameworkProblems {
    private static final Logger LOG = Logger.getLogger(FrameworkProblems.class);

    /** A problem that was thrown as such. */
    @ServerExceptionMapper
    public Response thrown(Problem problem) {
        return problem.toResponse();
    }

    /** What the framework refuses: its status, as a problem. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException exception) {
        if (exception.getCause() instanceof JsonProcessingException unreadable) {
            return JsonProblems.of(unreadable).toResponse();
        }
        Response response = exception.getResponse();
        if (response.getStatus() < 400 || response.hasEntity()) {
            return response;
        }
        if (response.getStatus() == 500) {
            return failed(exception);
        }
        Response problem = Problem.of(type(response.getStatus())).toResponse();
        Object allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    /** What nobody expected: a store that is away, or a fault of ours, which the log tells. */
    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        if (Unavailable.isCauseOf(failure)) {
            LOG.warnf("Answered 503: %s", Unavailable.summary(failure));
            return Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE)
                    .retryAfter(Duration.ofSeconds(1))
                    .toResponse();
        }
        LOG.error("Answered 500", failure);
        return Problem.of(ProblemType.INTERNAL_ERROR).toResponse();
    }

    static ProblemType type(int status) {
        return switch (status) {
            case 401 -> ProblemType.UNAUTHENTICATED;
            case 403 -> ProblemType.FORBIDDEN;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 412 -> ProblemType.PRECONDITION_FAILED;
            case 413 -> ProblemType.PAYLOAD_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 428 -> ProblemType.PRECONDITION_REQUIRED;
            case 503 -> ProblemType.TEMPORARILY_UNAVAILABLE;
            default -> status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL_ERROR;
        };
    }
}
