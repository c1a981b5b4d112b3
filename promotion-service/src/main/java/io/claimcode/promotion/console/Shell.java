package io.claimcode.promotion.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What every page shows around its own content. */
@Named("shell")
@RequestScoped
public class Shell {
    private final RoutingContext context;
    private final FormTokens tokens;
    private final Assets assets;

    Shell(RoutingContext context, FormTokens tokens, Assets assets) {
        this.context = context;
        this.tokens = tokens;
        this.assets = assets;
    }

    /** The seller who is signed in; also where nothing asks for one, as on the page of an error. */
    public @Nullable String getSeller() {
        return context.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token
                        && token.getClaim("seller") != null
                ? token.getClaim("seller").toString()
                : null;
    }

    /** Whether anybody is, be he a seller or not. */
    public boolean isSignedIn() {
        return context.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous();
    }

    /** What this page's forms carry. */
    public String getFormToken() {
        return tokens.of(context);
    }

    public String getStyle() {
        return assets.style();
    }

    public String getScript() {
        return assets.script();
    }

    /** The part of the console that is shown. */
    public String getSection() {
        var path = context.normalizedPath();
        return path.startsWith(Paths.SELECTIONS) ? "selections" : path.startsWith(Paths.PROMOTIONS) ? "promotions" : "";
    }
}
