package io.claimcode.promotion.http;

import java.time.Clock;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.identity.Caller;
import io.claimcode.promotion.CreatePromotion;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.ReviewPromotion;
import io.claimcode.promotion.model.PromotionDraft;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Promotions: review, create, read, list. */
@Path("/v1/promotions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed("promotions")
@Tag(name = "Promotions")
public final class PromotionResource {
    private final Caller caller;
    private final CreatePromotion creation;
    private final ReviewPromotion review;
    private final FindPromotions promotions;
    private final Answers answers;
    private final Clock clock;

    PromotionResource(
            Caller caller,
            CreatePromotion creation,
            ReviewPromotion review,
            FindPromotions promotions,
            Answers answers,
            Clock clock) {
        this.caller = caller;
        this.creation = creation;
        this.review = review;
        this.promotions = promotions;
        this.answers = answers;
        this.clock = clock;
    }

    @POST
    @Operation(summary = "Create a promotion", description = "With claimCodeGroup it asks for its first codes at once.")
    @APIResponse(
            responseCode = "201",
            description = "Created; the same for each repetition of the key",
            content = @Content(schema = @Schema(implementation = PromotionView.class)))
    public Uni<Response> create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @Nullable PromotionDraft body) {
        var draft = Answers.present(body);
        var once = answers.once(caller, "POST /v1/promotions", key, draft);
        return creation.create(Answers.actor(caller), once, draft, answers::created)
                .map(Outcome::toResponse);
    }

    @POST
    @Path("/review")
    @Operation(
            summary = "Review a promotion",
            description = "Checks as creation does and creates nothing; warns of what may not be meant.")
    public Uni<ReviewView> review(@Nullable PromotionDraft body) {
        return review.review(caller.seller(), Answers.present(body)).map(ReviewView::of);
    }

    @GET
    @Operation(summary = "List promotions", description = "The seller's own, the latest first.")
    public Uni<PageView<PromotionView>> list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("q") @Nullable String text,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var now = clock.instant();
        var filter = Filters.of(status, text, now);
        return promotions
                .page(caller.seller(), filter, Cursor.request(limit, cursor))
                .map(page -> PageView.of(page, promotion -> PromotionView.of(promotion, now, null)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a promotion", description = "Its ETag is its version.")
    @APIResponse(
            responseCode = "200",
            description = "The promotion as it stands",
            content = @Content(schema = @Schema(implementation = PromotionView.class)))
    public Uni<Response> read(@PathParam("id") String id) {
        return promotions
                .one(caller.seller(), Paths.id(id))
                .map(promotion -> Answers.current(promotion, clock.instant()));
    }
}
