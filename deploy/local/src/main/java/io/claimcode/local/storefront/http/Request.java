package io.claimcode.local.storefront.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;

/**
 * What a browser asks for.
 *
 * @param form the fields of a form that was sent
 */
record Request(String method, String path, Map<String, String> form) {

    private static final int MAX_FORM = 8192;
    private static final String FORM = "application/x-www-form-urlencoded";

    /**
     * Reads it.
     *
     * @throws Refused when its body is no form, or is too large
     */
    static Request read(HttpExchange exchange) throws IOException, Refused {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        if (!method.equals("POST")) {
            return new Request(method.equals("HEAD") ? "GET" : method, path, Map.of());
        }
        String type = header(exchange, "Content-Type").orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase(FORM)) {
            throw new Refused(415, "This is no form", "The shop reads forms only.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_FORM + 1);
        if (body.length > MAX_FORM) {
            throw new Refused(413, "This is too much", "The shop reads short forms only.");
        }
        return new Request(method, path, fields(new String(body, StandardCharsets.UTF_8)));
    }

    /** A field; empty when the form has none of the name. */
    String field(String name) {
        return form.getOrDefault(name, "");
    }

    static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static Map<String, String> fields(String body) throws Refused {
        Map<String, String> fields = new HashMap<>();
        try {
            for (String field : body.split("&", -1)) {
                String[] parts = field.split("=", 2);
                fields.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
            }
        } catch (IllegalArgumentException malformed) {
            throw new Refused(400, "This form can't be read", "Please load the page again.");
        }
        return fields;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
