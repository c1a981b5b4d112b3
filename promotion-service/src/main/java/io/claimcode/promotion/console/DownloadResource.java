package io.claimcode.promotion.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.FindPromotions;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientResponse;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * Passes a group's codes through from codegen-service, asked with the seller's own token: what that answers, down to
 * the range of bytes, is what the seller gets. No more is read there than is taken here.
 */
@Path("/console/promotions/{id}/claim-codes/{groupId}/codes")
@PermissionsAllowed("promotions")
public final class DownloadResource {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final List<String> ASKED = List.of("Range", "If-Range", "If-None-Match");
    private static final List<String> ANSWERED = List.of(
            "Content-Length",
            "Content-Disposition",
            "Content-Range",
            "Accept-Ranges",
            "ETag",
            "Repr-Digest",
            "Cache-Control",
            "Vary");

    private final Caller caller;
    private final SecurityIdentity identity;
    private final FindPromotions promotions;
    private final ConsoleConfig config;
    private final HttpClient client;

    DownloadResource(
            Caller caller, SecurityIdentity identity, FindPromotions promotions, ConsoleConfig config, Vertx vertx) {
        this.caller = caller;
        this.identity = identity;
        this.promotions = promotions;
        this.config = config;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setReadIdleTimeout((int) config.codesTimeout().toSeconds()));
    }

    @GET
    @Path("/text")
    @Produces("text/plain")
    public Multi<Buffer> text(@PathParam("id") UUID id, @PathParam("groupId") UUID groupId, RoutingContext context) {
        return codes(id, groupId, "text/plain", context);
    }

    @GET
    @Path("/csv")
    @Produces("text/csv")
    public Multi<Buffer> table(@PathParam("id") UUID id, @PathParam("groupId") UUID groupId, RoutingContext context) {
        return codes(id, groupId, "text/csv", context);
    }

    @GET
    @Path("/zip")
    @Produces("application/zip")
    public Multi<Buffer> archive(@PathParam("id") UUID id, @PathParam("groupId") UUID groupId, RoutingContext context) {
        return codes(id, groupId, "application/zip", context);
    }

    private Multi<Buffer> codes(UUID id, UUID groupId, String type, RoutingContext context) {
        var answer = promotions
                .group(caller.seller(), id, groupId)
                .chain(group -> asked(group.groupId(), type, context))
                .map(DownloadResource::accepted);
        return RestMulti.fromUniResponse(
                answer,
                response -> response.toMulti().map(buffer -> buffer.getDelegate()),
                DownloadResource::headers,
                HttpClientResponse::statusCode);
    }

    private Uni<HttpClientResponse> asked(UUID groupId, String type, RoutingContext context) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(config.codesUrl() + "/v1/claim-code-groups/" + groupId + "/codes")
                .putHeader("Accept", type)
                .putHeader(
                        "Authorization",
                        "Bearer "
                                + identity.getCredential(AccessTokenCredential.class)
                                        .getToken());
        for (var name : ASKED) {
            var value = context.request().getHeader(name);
            if (value != null) {
                options.putHeader(name, value);
            }
        }
        return client.request(options)
                .chain(request -> request.send())
                .invoke(response -> response.pause())
                .onFailure()
                .transform(away -> Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE));
    }

    private static HttpClientResponse accepted(HttpClientResponse response) {
        var refusal = switch (response.statusCode()) {
            case 200, 206, 304 -> null;
            case 404 -> ProblemType.NOT_FOUND;
            case 409 -> ProblemType.GROUP_NOT_READY;
            case 410 -> ProblemType.GROUP_VOIDED;
            case 416 -> ProblemType.RANGE_NOT_SATISFIABLE;
            default -> ProblemType.TEMPORARILY_UNAVAILABLE;
        };
        if (refusal != null) {
            response.resume();
            throw Problem.of(refusal);
        }
        return response;
    }

    private static Map<String, List<String>> headers(HttpClientResponse response) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var name : ANSWERED) {
            var value = response.getHeader(name);
            if (value != null) {
                headers.put(name, List.of(value));
            }
        }
        return headers;
    }
}
