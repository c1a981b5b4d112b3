package io.claimcode.promotion.console;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Has a page where the provider of identities can't be asked: that fails before there is anything that could tell it. */
@Singleton
final class ProviderAway {
    /** After the framework's own routes, before its last word. */
    private static final int LATE = 100_000;

    void watch(@Observes Router router) {
        router.route(Paths.CONSOLE + "/*").order(LATE).failureHandler(ProviderAway::tell);
    }

    private static void tell(RoutingContext context) {
        if (!isAway(context.failure()) || context.response().headWritten()) {
            context.next();
        } else if (context.normalizedPath().equals(Paths.UNAVAILABLE)) {
            // Somebody with a session can't even be shown the page: looking at the session is what fails.
            context.response()
                    .setStatusCode(503)
                    .putHeader("Retry-After", "5")
                    .putHeader("Content-Type", "text/plain;charset=UTF-8")
                    .end("Not available at the moment. Please try again soon.");
        } else {
            context.reroute(HttpMethod.GET, Paths.UNAVAILABLE);
        }
    }

    private static boolean isAway(@Nullable Throwable failure) {
        if (failure instanceof AuthenticationCompletionException) {
            return false; // It answered, if only to say that it can't: whoever asked may try again.
        }
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException) {
                return true;
            }
        }
        return false;
    }
}
