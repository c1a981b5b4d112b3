package io.claimcode.promotion.http;

import java.time.Clock;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.kit.identity.Caller;
import io.claimcode.promotion.ActOnPromotion;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.model.PromotionAct;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is done to a promotion as a whole, and what was. */
@Path("/v1/promotions")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("promotions")
@Tag(name = "Promotions")
public final class PromotionActResource {
    private final Caller caller;
    private final ActOnPromotion acts;
    private final FindPromotions promotions;
    private final Clock clock;

    PromotionActResource(Caller caller, ActOnPromotion acts, FindPromotions promotions, Clock clock) {
        this.caller = caller;
        this.acts = acts;
        this.promotions = promotions;
        this.clock = clock;
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
