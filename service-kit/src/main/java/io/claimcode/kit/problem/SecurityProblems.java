package io.claimcode.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.problem.ProblemType;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Requests without a valid token, or with one that isn't enough. Why a token is refused is not told. */
public final class SecurityProblems {
    private static final Problem UNAUTHENTICATED =
            Problem.of(ProblemType.UNAUTHENTICATED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");

    /** A token that is not valid. */
    @ServerExceptionMapper
    public Response refused(AuthenticationFailedException exception) {
        return UNAUTHENTICATED.toResponse();
    }

    /** No token. */
    @ServerExceptionMapper
    public Response missing(UnauthorizedException exception) {
        return UNAUTHENTICATED.toResponse();
    }

    /** A token that lacks the scope. */
    @ServerExceptionMapper
    public Response notAllowed(ForbiddenException exception) {
        return Problem.of(ProblemType.FORBIDDEN).toResponse();
    }
}
