package io.claimcode.verify;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** A buyer with a browser of his own at the local storefront. */
final class Shopper {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern ATTEMPT = Pattern.compile("name=\"attempt\" value=\"([^\"]+)\"");
    private static final Pattern ORDER = Pattern.compile("action=\"(/orders/[^\"/]+)/");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI shop;

    Shopper(URI shop) {
        this.shop = shop;
    }

    /** Loads a page. */
    String look(String path) {
        return send(HttpRequest.newBuilder(shop.resolve(path)));
    }

    /** Fills in a form, given as names and values, and returns the page to which it leads. */
    String submit(String path, String... fields) {
        var token = TOKEN.matcher(look("/"));
        if (!token.find()) {
            throw new IllegalStateException("the products' page has no form");
        }
        var form = new StringBuilder("token=").append(token.group(1));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&')
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(shop.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
    }

    /** Places the order as the checkout shows it. */
    String place() {
        var attempt = ATTEMPT.matcher(look("/checkout"));
        if (!attempt.find()) {
            throw new IllegalStateException("the checkout has no order to be placed");
        }
        return submit("/orders", "attempt", attempt.group(1));
    }

    /** The path of the order that a page shows. */
    static String order(String page) {
        var order = ORDER.matcher(page);
        if (!order.find()) {
            throw new IllegalStateException("the page shows no order: " + page);
        }
        return order.group(1);
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
