package io.claimcode.promotion.console;

import java.net.URI;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The way in and out. Where a provider signs sellers in, the way in is its own. */
@Path("/console")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public final class SignInResource {
    private final LocalTokens tokens;
    private final LocalSession session;
    private final OidcSession providerSession;
    private final CurrentIdentityAssociation identity;
    private final SentForm form;

    SignInResource(
            LocalTokens tokens,
            LocalSession session,
            OidcSession providerSession,
            CurrentIdentityAssociation identity,
            SentForm form) {
        this.tokens = tokens;
        this.session = session;
        this.providerSession = providerSession;
        this.identity = identity;
        this.form = form;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance signIn(List<String> sellers, String to);

        static native TemplateInstance signInFailed();

        static native TemplateInstance sessionOver();

        static native TemplateInstance signedOut(@Nullable String further);
    }

    @GET
    public Response first() {
        return Response.seeOther(URI.create(Paths.PROMOTIONS)).build();
    }

    @GET
    @Path("/sign-in")
    public Response signIn(@QueryParam("to") @Nullable String to) {
        return tokens.areIssued()
                ? Response.ok(Pages.signIn(tokens.sellers(), to == null ? "" : to))
                        .build()
                : first();
    }

    @POST
    @Path("/sign-in")
    public Response begin(RoutingContext context) {
        var seller = form.text("seller");
        if (!tokens.areIssued() || !tokens.sellers().contains(seller)) {
            throw Problem.of(ProblemType.FORBIDDEN);
        }
        session.begin(context, seller);
        return Response.seeOther(Paths.own(form.text("to"))).build();
    }

    /** Where a provider that signs nobody in sends to, with a word of its own that is nobody's here. */
    @GET
    @Path("/sign-in-failed")
    public Response failed() {
        return Response.status(403).entity(Pages.signInFailed()).build();
    }

    /** What is shown where nobody can be asked who it is. */
    @GET
    @Path("/unavailable")
    public TemplateInstance unavailable() {
        throw Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE);
    }

    @GET
    @Path("/session-over")
    public TemplateInstance over() {
        return Pages.sessionOver();
    }

    /**
     * Ends the session here, and then the provider's: by a page that leads on, since browsers let no form lead to another
     * site.
     */
    @POST
    @Path("/sign-out")
    public Uni<Response> end(RoutingContext context) {
        if (tokens.areIssued()) {
            session.end(context);
            return Uni.createFrom().item(signedOut(null));
        }
        return identity.getDeferredIdentity()
                .map(signedIn -> ProviderIdentity.endOfSession(signedIn, context.request()))
                .chain(further -> providerSession.logout().replaceWith(() -> signedOut(further)));
    }

    @GET
    @Path("/signed-out")
    public TemplateInstance signedOut() {
        return Pages.signedOut(null);
    }

    private static Response signedOut(@Nullable String further) {
        var answer = further == null
                ? Response.seeOther(URI.create(Paths.SIGNED_OUT))
                : Response.ok(Pages.signedOut(further)).header("Refresh", "0;url=" + further);
        return answer.header("Clear-Site-Data", "\"cache\"").build();
    }
}
