package io.claimcode.promotion.http;

import java.time.Clock;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.idempotency.Outcome;
import io.claimcode.kit.identity.Caller;
import io.claimcode.promotion.ActOnPromotion;
import io.claimcode.promotion.ChangePromotion;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.model.Duplicate;
import io.claimcode.promotion.model.PromotionAct;
import io.claimcode.promotion.model.PromotionDraft;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is done to a promotion that exists, and what was. */
@Path("/v1/promotions")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("promotions")
@Tag(name = "Promotions")
public final class PromotionActResource {
    private final Caller caller;
    private final ActOnPromotion acts;
    private final ChangePromotion changes;
    private final FindPromotions promotions;
    private final Answers answers;
    private final Clock clock;

    PromotionActResource(
            Caller caller,
            ActOnPromotion acts,
            ChangePromotion changes,
            FindPromotions promotions,
            Answers answers,
            Clock clock) {
        this.caller = caller;
        this.acts = acts;
        this.changes = changes;
        this.promotions = promotions;
        this.answers = answers;
        this.clock = clock;
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            summary = "Change a promotion",
            description =
                    "Its internalDescription, messaging, limits (to be raised or removed), schedule.endsAt while it"
                            + " isn't over, schedule.startsAt while it hasn't started; nothing else. If-Match names the version"
                            + " that is meant.")
    @APIResponse(
            responseCode = "200",
            description = "Changed; the same for each repetition of the key",
            content = @Content(schema = @Schema(implementation = PromotionView.class)))
    public Uni<Response> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = PromotionDraft.class))) @Nullable
                    JsonNode body) {
        var promotionId = Paths.id(id);
        var versions = IfMatch.required(ifMatch);
        var patch = answers.patch(body);
        var once = answers.onceIfKeyed(caller, "PATCH " + Paths.promotion(promotionId), key, Answers.present(body));
        var change = new ChangePromotion.Change(promotionId, versions::matches, patch::apply);
        return changes.change(Answers.actor(caller), once, change, answers::changed)
                .map(Outcome::toResponse);
    }

    @POST
    @Path("/{id}/pause")
    @Operation(summary = "Pause a promotion", description = "Its codes are refused until it is resumed.")
    @APIResponse(
            responseCode = "200",
            description = "It is paused, by this call or before",
            content = @Content(schema = @Schema(implementation = PromotionView.class)))
    public Uni<Response> pause(@PathParam("id") String id) {
        return act(id, PromotionAct.PAUSE);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(summary = "Resume a promotion", description = "Takes its codes again after a pause.")
    @APIResponse(
            responseCode = "200",
            description = "It is not paused, by this call or before",
            content = @Content(schema = @Schema(implementation = PromotionView.class)))
    public Uni<Response> resume(@PathParam("id") String id) {
        return act(id, PromotionAct.RESUME);
    }

    @POST
    @Path("/{id}/end")
    @Operation(summary = "End a promotion", description = "For good, though its time isn't over; once it has started.")
    @APIResponse(
            responseCode = "200",
            description = "It is ended, by this call or before",
            content = @Content(schema = @Schema(implementation = PromotionView.class)))
    public Uni<Response> end(@PathParam("id") String id) {
        return act(id, PromotionAct.END);
    }

    @POST
    @Path("/{id}/cancel")
    @Operation(summary = "Cancel a promotion", description = "For good, before it starts.")
    @APIResponse(
            responseCode = "200",
            description = "It is cancelled, by this call or before",
            content = @Content(schema = @Schema(implementation = PromotionView.class)))
    public Uni<Response> cancel(@PathParam("id") String id) {
        return act(id, PromotionAct.CANCEL);
    }

    @POST
    @Path("/{id}/duplicate")
    @Operation(
            summary = "Duplicate a promotion",
            description =
                    "Answers the request for another promotion like it and creates nothing: to be changed and posted."
                            + " It says that it is a copy; a schedule that is over is moved on, and a shared code is left out.")
    @APIResponse(
            responseCode = "200",
            description = "A request as it is posted to /v1/promotions",
            content = @Content(schema = @Schema(implementation = PromotionDraft.class)))
    public Uni<Response> duplicate(@PathParam("id") String id) {
        return promotions
                .one(caller.seller(), Paths.id(id))
                .map(promotion -> answers.request(Duplicate.of(promotion.terms(), clock.instant())));
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "Read a promotion's history", description = "Who did what to it and when, the latest first.")
    public Uni<PageView<HistoryView>> history(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return promotions
                .history(caller.seller(), Paths.id(id), Cursor.request(limit, cursor))
                .map(page -> PageView.of(page, HistoryView::of));
    }

    private Uni<Response> act(String id, PromotionAct act) {
        return acts.act(Answers.actor(caller), Paths.id(id), act)
                .map(promotion -> Answers.current(promotion, clock.instant()));
    }
}
