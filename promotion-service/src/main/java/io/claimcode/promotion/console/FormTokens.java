package io.claimcode.promotion.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Knows the console's own forms from those of other sites (cross-site request forgery), in two ways of which each would
 * do: browsers say where a form comes from, and ours carry what only a page of ours can read, the value of a cookie that
 * goes to no other site.
 */
@Singleton
final class FormTokens {
    static final String FIELD = "formToken";

    private static final String COOKIE = "claimcode_form";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final LocalTokens local;

    FormTokens(LocalTokens local) {
        this.local = local;
    }

    /** What the forms of a page carry; made when there is none yet. */
    String of(RoutingContext context) {
        var known = known(context.request());
        if (known != null) {
            return known;
        }
        String made = context.get(COOKIE);
        if (made == null) {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            context.put(COOKIE, made);
            context.response()
                    .addCookie(Cookie.cookie(COOKIE, made)
                            .setPath(Paths.CONSOLE)
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.STRICT)
                            .setSecure(!local.areIssued() || context.request().isSSL()));
        }
        return made;
    }

    /** Whether a form that carries this was sent by a page of ours. */
    boolean isOurs(HttpServerRequest request, String carried) {
        var known = known(request);
        return known != null && comesFromHere(request) && same(known, carried);
    }

    private static boolean comesFromHere(HttpServerRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        var origin = request.getHeader("Origin");
        return origin == null || request.authority() != null && origin.endsWith("://" + request.authority());
    }

    private static @Nullable String known(HttpServerRequest request) {
        var cookie = request.getCookie(COOKIE);
        return cookie != null && SHAPE.matcher(cookie.getValue()).matches() ? cookie.getValue() : null;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
