package io.claimcode.promotion.console;

import jakarta.ws.rs.core.MediaType;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Reads the forms that are sent to the console, and lets none in that isn't its own. */
final class FormFilter {
    private final SentForm sent;
    private final FormTokens tokens;

    FormFilter(SentForm sent, FormTokens tokens) {
        this.sent = sent;
        this.tokens = tokens;
    }

    @WithFormRead
    @ServerRequestFilter
    public void read(ResteasyReactiveContainerRequestContext request, RoutingContext context) {
        if (!Paths.isOfConsole(context.normalizedPath()) || isSafe(request.getMethod())) {
            return;
        }
        var type = request.getMediaType();
        if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE) || type.isWildcardType()) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        var form = ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getFormData();
        if (form != null) {
            for (var name : form) {
                sent.put(name, form.getLast(name).getValue());
            }
        }
        if (!tokens.isOurs(context.request(), sent.text(FormTokens.FIELD))) {
            throw Problem.of(ProblemType.FORBIDDEN, "The page had gone stale. Go back, reload it, and try again.");
        }
    }

    private static boolean isSafe(String method) {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }
}
