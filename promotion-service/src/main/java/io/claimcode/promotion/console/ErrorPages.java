package io.claimcode.promotion.console;

import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells refusals and faults as pages where somebody looks at pages. What went wrong inside stands in the log only. */
final class ErrorPages {
    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    /** Before the filter that renders templates. */
    private static final int EARLY = Priorities.USER + 100;

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance error(String title, String text);
    }

    @ServerResponseFilter(priority = EARLY)
    public void tell(ContainerRequestContext request, ContainerResponseContext response, RoutingContext context) {
        if (response.getStatus() >= 400
                && Paths.isOfConsole(context.normalizedPath())
                && !(response.getEntity() instanceof TemplateInstance)) {
            if (response.getStatus() == 401) {
                LOG.warn("A seller couldn't be signed in");
            }
            response.setEntity(
                    page(response.getStatus()),
                    null,
                    MediaType.TEXT_HTML_TYPE.withCharset(StandardCharsets.UTF_8.name()));
        }
    }

    private static TemplateInstance page(int status) {
        return switch (status) {
            case 401 ->
                Pages.error(
                        "You couldn’t be signed in",
                        "The sign-in took too long, or wasn’t begun in this window, or its answer is of no use here. Begin it"
                                + " again; if that doesn’t help, tell whoever looks after your account.");
            case 403 ->
                Pages.error(
                        "You can’t do this here",
                        "Your account isn’t allowed to, or the page had gone stale. Go back, reload it and try again; or"
                                + " sign out, and in again with another account.");
            case 404 -> Pages.error("There is nothing here", "The address is wrong, or it isn’t yours to see.");
            case 409, 410, 412 ->
                Pages.error(
                        "This can’t be done any more", "Something has changed meanwhile. Look at it as it stands now.");
            case 413 -> Pages.error("That was too much", "What was sent is larger than what can be taken at once.");
            case 503 ->
                Pages.error(
                        "Not available at the moment",
                        "Something that is needed here doesn’t answer. Try again in a moment; nothing is lost.");
            default ->
                status < 500
                        ? Pages.error("This request can’t be understood", "Go back, reload the page and try again.")
                        : Pages.error("Something went wrong here", "It was written down. Try again in a moment.");
        };
    }
}
