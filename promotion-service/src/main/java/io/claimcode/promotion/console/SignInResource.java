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
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The way in and out. Where a provider signs sellers in, there is only the way out. */
@Path("/console")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public final class SignInResource {
    private final LocalTokens tokens;
    private final LocalSession session;
    private final OidcSession providerSession;
    private final SentForm form;

    SignInResource(LocalTokens tokens, LocalSession session, OidcSession providerSession, SentForm form) {
        this.tokens = tokens;
        this.session = session;
        this.providerSession = providerSession;
        this.form = form;
    }

    @CheckedTemplate(basePath = "console")
    static final class Pages {
        private Pages() {}

        static native TemplateInstance signIn(List<String> sellers, String to);

        static native TemplateInstance signedOut();
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

    @POST
    @Path("/sign-out")
    public Uni<Response> end(RoutingContext context) {
        var signedOut = Response.seeOther(URI.create(Paths.SIGNED_OUT))
                .header("Clear-Site-Data", "\"cache\"")
                .build();
        if (tokens.areIssued()) {
            session.end(context);
            return Uni.createFrom().item(signedOut);
        }
        return providerSession.logout().replaceWith(signedOut);
    }

    @GET
    @Path("/signed-out")
    public TemplateInstance signedOut() {
        return Pages.signedOut();
    }
}
