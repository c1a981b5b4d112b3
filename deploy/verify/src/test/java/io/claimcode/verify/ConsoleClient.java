package io.claimcode.verify;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A seller's console without a browser: pages and forms over HTTP, in one session. */
public final class ConsoleClient {
    private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

    private final String console;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** @param promotions where promotion-service is */
    public ConsoleClient(String promotions) {
        this.console = promotions + "/console";
    }

    /** Signs in as one of the local stack's sellers. */
    public void signIn(String seller) throws IOException, InterruptedException {
        var answer = send(form("/sign-in", "/sign-in", Map.of("seller", seller)));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("the sign-in answers " + answer.statusCode());
        }
    }

    /** Asks for a page. */
    public HttpRequest page(String path) {
        return HttpRequest.newBuilder(URI.create(console + path)).build();
    }

    /**
     * Sends a form.
     *
     * @param shown the page that shows it
     * @param path where it goes
     * @param fields all but the form's token
     */
    public HttpRequest form(String shown, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var token = TOKEN.matcher(send(page(shown)).body());
        if (!token.find()) {
            throw new IllegalStateException(shown + " has no form");
        }
        var all = new LinkedHashMap<>(fields);
        all.put("formToken", token.group(1));
        var body = new StringBuilder();
        all.forEach((name, value) -> body.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        return HttpRequest.newBuilder(URI.create(console + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }
}
