package io.claimcode.local.storefront.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

import com.sun.net.httpserver.HttpExchange;
import io.claimcode.local.storefront.model.Visit;

/** Keeps out requests that other sites make a browser send. */
final class Guard {

    private final Set<String> names;

    Guard(int port) {
        this.names = Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    /**
     * A site whose name was made to lead here would otherwise read what is here.
     *
     * @throws Refused when the browser asks for another site
     */
    void requireOwnName(HttpExchange exchange) throws Refused {
        if (Request.header(exchange, "Host").filter(names::contains).isEmpty()) {
            throw new Refused(421, "This isn't here", "The shop is at " + String.join(" and ", names) + ".");
        }
    }

    /**
     * Every form of the shop carries the visit's token.
     *
     * @throws Refused when it doesn't, or when the browser says that another site sent it
     */
    void requireOwnForm(HttpExchange exchange, Request request, Visit visit) throws Refused {
        Optional<String> origin = Request.header(exchange, "Origin");
        boolean foreign = origin.isPresent()
                && names.stream().noneMatch(name -> origin.get().equals("http://" + name));
        boolean known = MessageDigest.isEqual(
                request.field("token").getBytes(StandardCharsets.UTF_8),
                visit.formToken().getBytes(StandardCharsets.UTF_8));
        if (foreign || !known) {
            throw new Refused(403, "This page is too old", "Nothing was changed. Please begin at the products again.");
        }
    }
}
