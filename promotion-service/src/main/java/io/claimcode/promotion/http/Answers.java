package io.claimcode.promotion.http;

import java.time.Instant;
import java.util.Map;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.idempotency.RequestHash;
import io.claimcode.kit.idempotency.StoredAnswer;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.promotion.Actor;
import io.claimcode.promotion.CreatePromotion.Created;
import io.claimcode.promotion.OnceOnly;
import io.claimcode.promotion.model.ClaimCodeGroup;
import io.claimcode.promotion.model.ProductSelection;
import io.claimcode.promotion.model.ProductSelectionDraft;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.PromotionDraft;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes the answers of this API, and knows by what their requests are repeated. */
@Singleton
final class Answers {
    private final ObjectMapper json;
    private final String codesBaseUrl;

    Answers(
            ObjectMapper json,
            @ConfigProperty(name = "claimcode.links.codes-base-url", defaultValue = "http://127.0.0.1:8082")
                    String codesBaseUrl) {
        this.json = json;
        this.codesBaseUrl = codesBaseUrl;
    }

    /** By what a request is known when it is repeated: whose it is, what for, its key, and what it asks. */
    <T> OnceOnly once(Caller caller, String route, @Nullable String key, T request) {
        return new OnceOnly(
                caller.issuer() + " " + caller.seller() + " " + route,
                IdempotencyKey.required(key),
                RequestHash.sha256(json.valueToTree(request)));
    }

    /** Who asks, for whom. */
    static Actor actor(Caller caller) {
        return new Actor(caller.seller(), caller.subject());
    }

    /** A promotion as it stands, with its version. */
    static Response current(Promotion promotion, Instant now) {
        var view = PromotionView.of(promotion, now, null);
        return Response.ok(view).header(HttpHeaders.ETAG, view.entityTag()).build();
    }

    /** A request as it would be sent, without what it doesn't say. */
    Response request(PromotionDraft draft) {
        var sent = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        return Response.ok(sent.<JsonNode>valueToTree(draft)).build();
    }

    /** A body that must be there. */
    static <T> T present(@Nullable T body) {
        if (body == null) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body is missing or of another type.");
        }
        return body;
    }

    /** As {@link #once(Caller, String, String, Object)}, for a request that may do without a key. */
    <T> @Nullable OnceOnly onceIfKeyed(Caller caller, String route, @Nullable String key, T request) {
        return key == null ? null : once(caller, route, key, request);
    }

    MergePatch<PromotionDraft> patch(@Nullable JsonNode body) {
        return new MergePatch<>(json, PromotionDraft.class, PromotionView.ONLY_SHOWN, body);
    }

    MergePatch<ProductSelectionDraft> selectionPatch(@Nullable JsonNode body) {
        return new MergePatch<>(json, ProductSelectionDraft.class, ProductSelectionView.ONLY_SHOWN, body);
    }

    StoredAnswer created(ProductSelection selection) {
        var view = ProductSelectionView.of(selection);
        return new StoredAnswer(
                201, Map.of(HttpHeaders.LOCATION, view.links().self(), HttpHeaders.ETAG, view.entityTag()), text(view));
    }

    StoredAnswer changed(ProductSelection selection) {
        var view = ProductSelectionView.of(selection);
        return new StoredAnswer(200, Map.of(HttpHeaders.ETAG, view.entityTag()), text(view));
    }

    StoredAnswer changed(Promotion promotion, Instant at) {
        var view = PromotionView.of(promotion, at, null);
        return new StoredAnswer(200, Map.of(HttpHeaders.ETAG, view.entityTag()), text(view));
    }

    StoredAnswer created(Created created) {
        var group = created.group();
        var view = PromotionView.of(created.promotion(), created.at(), group == null ? null : view(group));
        return new StoredAnswer(
                201, Map.of(HttpHeaders.LOCATION, view.links().self(), HttpHeaders.ETAG, view.entityTag()), text(view));
    }

    StoredAnswer requested(ClaimCodeGroup group) {
        var view = view(group);
        return new StoredAnswer(202, Map.of(HttpHeaders.LOCATION, view.links().self()), text(view));
    }

    ClaimCodeGroupView view(ClaimCodeGroup group) {
        return ClaimCodeGroupView.of(group, codesBaseUrl);
    }

    private String text(Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
