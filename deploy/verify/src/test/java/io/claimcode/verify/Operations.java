package io.claimcode.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Every operation that the three services' OpenAPI documents have, and how each is called so that nothing is wrong with it. */
final class Operations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String NEVER_ISSUED = "7GM3-YYYYY3-ZZZZZ5";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * One of them.
     *
     * @param site the service's address
     * @param bodyType of its request; empty when it has none
     * @param scopes of which one is needed
     */
    record Operation(String site, String method, String path, String bodyType, Set<String> scopes) {
        /** All scopes but those that it accepts. */
        String otherScopes() {
            return String.join(
                    " ",
                    List.of("promotions", "redemptions", "support").stream()
                            .filter(scope -> !scopes.contains(scope))
                            .toList());
        }

        boolean isStream() {
            return path.endsWith("/stream");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> of(Deployment deployment) throws IOException, InterruptedException {
        var operations = new ArrayList<Operation>();
        for (var site : List.of(deployment.promotions(), deployment.codes(), deployment.redemptions(0))) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(site + "/q/openapi?format=json"))
                            .build(),
                    BodyHandlers.ofString());
            for (var path : JSON.readTree(answer.body()).path("paths").properties()) {
                for (var each : path.getValue().properties()) {
                    if (METHODS.contains(each.getKey()) && path.getKey().startsWith("/v1/")) {
                        operations.add(operation(site, each.getKey(), path.getKey(), each.getValue(), deployment));
                    }
                }
            }
        }
        return operations;
    }

    private static Operation operation(String site, String method, String path, JsonNode node, Deployment deployment) {
        var bodies = node.path("requestBody").path("content").fieldNames();
        Set<String> scopes = switch (path) {
            case "/v1/reload" -> Set.of("support");
            case "/v1/codes/lookup" -> Set.of("support", "promotions");
            case "/v1/codes/void" -> Set.of("promotions");
            default -> site.equals(deployment.redemptions(0)) ? Set.of("redemptions") : Set.of("promotions");
        };
        return new Operation(
                site, method.toUpperCase(Locale.ROOT), path, bodies.hasNext() ? bodies.next() : "", scopes);
    }

    /** Calls it; ids that are not given are somebody's who doesn't exist. */
    HttpResponse<String> call(Operation operation, String token, Map<String, String> ids) {
        var path = operation.path();
        for (var id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        while (path.contains("{")) {
            path = path.replaceFirst("\\{[^}]*}", UUID.randomUUID().toString());
        }
        var query = switch (operation.path()) {
            case "/v1/redemptions" -> "?orderId=" + ids.getOrDefault("orderId", "o-none");
            case "/v1/promotions/{promotionId}/claim-code-groups/import" -> "?name=Mine";
            default -> "";
        };
        var request = HttpRequest.newBuilder(URI.create(operation.site() + path + query))
                .timeout(Duration.ofSeconds(60))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "*");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (operation.bodyType().isEmpty()) {
            request.method(operation.method(), BodyPublishers.noBody());
        } else {
            request.header("Content-Type", operation.bodyType())
                    .method(operation.method(), BodyPublishers.ofString(body(operation, ids)));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(operation + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String body(Operation operation, Map<String, String> ids) {
        var code = ids.getOrDefault("code", NEVER_ISSUED);
        var path = operation.path();
        if (operation.bodyType().equals("text/plain")) {
            return "SPRING-SALE-2027\n";
        }
        if (path.endsWith("/claim-code-groups")) {
            return "{\"name\": \"Mine\", \"quantity\": 10}";
        }
        if (path.endsWith("/adjustments")) {
            return "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}], \"reason\": \"RETURNED\"}";
        }
        if (path.endsWith("/{redemptionId}/cancel")) {
            return "{\"reason\": \"ORDER_CANCELLED\"}";
        }
        if (path.equals("/v1/codes/lookup")) {
            return "{\"code\": \"" + code + "\"}";
        }
        if (path.equals("/v1/codes/void")) {
            return "{\"codes\": [\"" + code + "\"], \"reason\": \"LEAKED\"}";
        }
        return "{}";
    }
}
