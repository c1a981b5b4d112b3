package io.claimcode.promotion.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/** Asks redemption-service what happened to a code, with the seller's own token: it finds nobody else's. */
@Singleton
final class CodeLookup {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final SecurityIdentity identity;
    private final ConsoleConfig config;
    private final ObjectMapper json;
    private final HttpClient client;

    CodeLookup(SecurityIdentity identity, ConsoleConfig config, ObjectMapper json, Vertx vertx) {
        this.identity = identity;
        this.config = config;
        this.json = json;
        this.client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) CONNECT.toMillis()));
    }

    /** A code's state, and what happened to it, the oldest first. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(String state, String codeId, UUID promotionId, List<Moment> timeline) {}

    /** Something that happened to a code. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Moment(
            String event,
            Instant at,
            @Nullable String storefront,
            @Nullable String orderId,
            @Nullable String reason) {}

    /** Looks one up; fails with {@code code-malformed}, {@code code-unknown} or {@code temporarily-unavailable}. */
    Uni<Found> find(String typed) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(config.redemptionsUrl() + "/v1/codes/lookup")
                .putHeader("Content-Type", "application/json")
                .putHeader(
                        "Authorization",
                        "Bearer "
                                + identity.getCredential(AccessTokenCredential.class)
                                        .getToken());
        var body = new JsonObject().put("code", typed).encode();
        return client.request(options)
                .chain(request -> request.send(body))
                .chain(response -> response.body().map(answer -> found(response, answer.toString())))
                .ifNoItem()
                .after(config.redemptionsTimeout())
                .fail()
                .onFailure(failure -> !(failure instanceof Problem))
                .transform(away -> Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE));
    }

    private Found found(HttpClientResponse response, String body) {
        switch (response.statusCode()) {
            case 200 -> {
                try {
                    return json.readValue(body, Found.class);
                } catch (JsonProcessingException e) {
                    throw Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE);
                }
            }
            case 400 -> throw Problem.of(ProblemType.CODE_MALFORMED);
            case 404 -> throw Problem.of(ProblemType.CODE_UNKNOWN);
            default -> throw Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE);
        }
    }
}
