package io.claimcode.local.storefront.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A redemption API that answers what it was told, in order for each call; the last answer again and again. */
final class ScriptedApi implements AutoCloseable {

    static final String QUOTES = "POST /v1/quotes";
    static final String HOLD = "PUT /v1/holds";
    static final String RELEASE = "DELETE /v1/holds";
    static final String REDEEM = "POST /v1/redemptions";
    static final String CANCEL = "POST /v1/redemptions/r-1/cancel";
    static final String CANCEL_BY_KEY = "POST /v1/redemptions/cancel";
    static final String FIND = "GET /v1/redemptions/r-1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Queue<Answer>> script = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    record Answer(int status, String body, String retryAfter) {}

    /** A request that came. */
    record Asked(String call, String path, String key, String authorization, JsonNode body) {}

    ScriptedApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Forgets what it was told of a call, and answers so from now on. */
    ScriptedApi on(String call, Answer... answers) {
        synchronized (script) {
            script.put(call, new ArrayDeque<>(List.of(answers)));
        }
        return this;
    }

    static Answer ok(String body) {
        return new Answer(body.isEmpty() ? 204 : 200, body, "");
    }

    static Answer problem(int status, String slug, String... members) {
        return problemAfter("", status, slug, members);
    }

    static Answer problemAfter(String retryAfter, int status, String slug, String... members) {
        String more = members.length == 0 ? "" : ", " + String.join(", ", members);
        return new Answer(
                status,
                "{\"type\": \"urn:claimcode:problem:" + slug + "\", \"status\": " + status + more + "}",
                retryAfter);
    }

    /** The connection ends without an answer. */
    static Answer none() {
        return new Answer(0, "", "");
    }

    /** Two mugs at 19.99, with a code that takes 8.00 off. */
    static String priced(String code, String message) {
        return """
                "currency": "USD", "discount": "8.00", "total": "36.97", "shippingDiscount": "0.00",
                "lines": [{"lineId": "SKU-1", "sku": "SKU-1", "discount": "8.00",
                           "promotions": [{"promotionId": "p-1", "discount": "8.00"}]}],
                "codes": [{"code": "%s", "codeId": "7-1", "promotionId": "p-1", "trackingId": "spring",
                           "outcome": "APPLIED", "discount": "8.00", "message": "%s"}],
                "promotions": [{"promotionId": "p-1", "discount": "8.00"}]""".formatted(code, message);
    }

    /** A quote of a code that can't be used. */
    static Answer rejected(String slug, String detail) {
        return ok("""
                {"currency": "USD", "discount": "0.00", "total": "44.97", "shippingDiscount": "0.00",
                 "lines": [], "codes": [{"code": "7GM3-YYYYY3-ZZZZZ5", "outcome": "REJECTED",
                 "problem": "urn:claimcode:problem:%s", "detail": "%s"}], "promotions": []}""".formatted(slug, detail));
    }

    List<Asked> asked(String call) {
        synchronized (script) {
            return asked.stream().filter(each -> each.call().equals(call)).toList();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = next(exchange);
            if (answer.status() == 0) {
                return;
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer next(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String call = exchange.getRequestMethod() + " " + (path.startsWith("/v1/holds/") ? "/v1/holds" : path);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (script) {
            asked.add(new Asked(
                    call,
                    path,
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    JSON.readTree(body)));
            Queue<Answer> answers = script.getOrDefault(call, new ArrayDeque<>());
            if (answers.isEmpty()) {
                return problem(500, "internal-error");
            }
            return answers.size() > 1 ? answers.remove() : answers.peek();
        }
    }
}
