package io.claimcode.local.storefront.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import io.claimcode.local.storefront.pages.Html;

/** What a browser is answered; each answer forbids everything that no page needs. */
record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=()");

    static Reply page(int status, Html page) {
        return new Reply(
                status,
                Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store"),
                page.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** After a form: the browser loads a page, and loading that again sends nothing again. */
    static Reply seeOther(String path) {
        return new Reply(303, Map.of("Location", path, "Cache-Control", "no-store"), new byte[0]);
    }

    static Reply file(String type, byte[] content) {
        return new Reply(200, Map.of("Content-Type", type, "Cache-Control", "no-cache"), content);
    }

    void send(HttpExchange exchange) throws IOException {
        ALWAYS.forEach(exchange.getResponseHeaders()::set);
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean withoutBody = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, withoutBody ? -1 : body.length);
        if (!withoutBody) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
