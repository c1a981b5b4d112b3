package io.claimcode.local.storefront.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;
import io.claimcode.local.storefront.Ids;
import io.claimcode.local.storefront.model.Visit;

/** The browsers that have been here, by the secret in their cookie; whoever stays away longest is forgotten first. */
final class Visits {

    private static final int MOST = 500;
    private static final String COOKIE = "claimcode-shop";

    private final Map<String, Visit> visits = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visit> eldest) {
            return size() > MOST;
        }
    };

    /** The browser's visit; a new one, with a cookie of its own, where it has none. */
    synchronized Visit of(HttpExchange exchange) {
        Optional<Visit> known = Request.header(exchange, "Cookie").flatMap(this::known);
        if (known.isPresent()) {
            return known.get();
        }
        String secret = Ids.secret();
        Visit visit = new Visit(Ids.secret(), Ids.order());
        visits.put(secret, visit);
        exchange.getResponseHeaders().set("Set-Cookie", COOKIE + "=" + secret + "; Path=/; HttpOnly; SameSite=Lax");
        return visit;
    }

    private Optional<Visit> known(String cookies) {
        for (String cookie : cookies.split(";", -1)) {
            String[] parts = cookie.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(COOKIE)) {
                return Optional.ofNullable(visits.get(parts[1]));
            }
        }
        return Optional.empty();
    }
}
