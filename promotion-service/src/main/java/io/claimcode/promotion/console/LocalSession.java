package io.claimcode.promotion.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The session of the local sign-in: a cookie with a token that is verified as one in a header is, and counts for the
 * console's paths only. Without local sign-in the provider's flow takes its place.
 */
@Singleton
public final class LocalSession implements HttpAuthenticationMechanism {
    private static final String COOKIE = "claimcode_session";

    private final LocalTokens tokens;
    private final Clock clock;

    LocalSession(LocalTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var cookie = counts(context) ? context.request().getCookie(COOKIE) : null;
        if (cookie == null) {
            return Uni.createFrom().nullItem();
        }
        var request = new TokenAuthenticationRequest(new AccessTokenCredential(cookie.getValue()));
        return identities
                .authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, context))
                .invoke(identity -> renew(context, identity))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    /**
     * Asks to sign in, and to come back afterwards: a page that looks for news is asked for anew. A form that was sent can't
     * be sent again from there, and browsers let no form lead to another site: its sender is told, whoever signs sellers in.
     */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        if (!Paths.isOfConsole(context.normalizedPath())) {
            return Uni.createFrom().nullItem();
        }
        if (context.request().getHeader("HX-Request") != null) {
            return Uni.createFrom().item(new ChallengeData(401, Map.of("HX-Refresh", "true")));
        }
        var method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            return Uni.createFrom().item(new ChallengeData(303, "Location", Paths.SESSION_OVER));
        }
        return tokens.areIssued()
                ? Uni.createFrom()
                        .item(new ChallengeData(
                                303,
                                "Location",
                                Paths.SIGN_IN + "?to="
                                        + URLEncoder.encode(context.request().uri(), StandardCharsets.UTF_8)))
                : Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }

    /** Before the one of headers. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 100;
    }

    void begin(RoutingContext context, String seller) {
        context.response()
                .addCookie(cookie(context, tokens.of(seller))
                        .setMaxAge(tokens.life().toSeconds()));
    }

    void end(RoutingContext context) {
        context.response().addCookie(cookie(context, "").setMaxAge(0));
    }

    private boolean counts(RoutingContext context) {
        return tokens.areIssued() && Paths.isOfConsole(context.normalizedPath());
    }

    private void renew(RoutingContext context, @Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken token) {
            var left = token.getExpirationTime() - clock.instant().getEpochSecond();
            String seller = token.getClaim("seller");
            if (seller != null && left < tokens.life().toSeconds() / 2) {
                begin(context, seller);
            }
        }
    }

    private static Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath(Paths.CONSOLE)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(context.request().isSSL());
    }
}
