package io.claimcode.promotion.http;

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
import io.claimcode.promotion.ActOnClaimCodeGroup;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.RequestClaimCodeGroup;
import io.claimcode.promotion.model.ClaimCodeGroupDraft;
import io.claimcode.promotion.model.GroupAct;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Claim code groups of a promotion: ask for one, read, list, cancel, void. */
@Path("/v1/promotions/{id}/claim-code-groups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed("promotions")
@Tag(name = "Claim code groups")
public final class ClaimCodeGroupResource {
    private final Caller caller;
    private final RequestClaimCodeGroup request;
    private final ActOnClaimCodeGroup acts;
    private final FindPromotions promotions;
    private final Answers answers;

    ClaimCodeGroupResource(
            Caller caller,
            RequestClaimCodeGroup request,
            ActOnClaimCodeGroup acts,
            FindPromotions promotions,
            Answers answers) {
        this.caller = caller;
        this.request = request;
        this.acts = acts;
        this.promotions = promotions;
        this.answers = answers;
    }

    @POST
    @Operation(
            summary = "Ask for a claim code group",
            description = "Its codes are made in the background; it turns READY when all of them can be redeemed.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; the same for each repetition of the key",
            content = @Content(schema = @Schema(implementation = ClaimCodeGroupView.class)))
    public Uni<Response> request(
            @PathParam("id") String id,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @Nullable ClaimCodeGroupDraft body) {
        var promotionId = Paths.id(id);
        var draft = Answers.present(body);
        var route = "POST " + Paths.promotion(promotionId) + "/claim-code-groups";
        var once = answers.once(caller, route, key, draft);
        return request.request(Answers.actor(caller), promotionId, once, draft, answers::requested)
                .map(Outcome::toResponse);
    }

    @GET
    @Operation(summary = "List a promotion's claim code groups", description = "The latest first.")
    public Uni<PageView<ClaimCodeGroupView>> list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return promotions
                .groups(caller.seller(), Paths.id(id), Cursor.request(limit, cursor))
                .map(page -> PageView.of(page, answers::view));
    }

    @GET
    @Path("/{groupId}")
    @Operation(summary = "Read a claim code group", description = "With the link to its codes when it is READY.")
    public Uni<ClaimCodeGroupView> read(@PathParam("id") String id, @PathParam("groupId") String groupId) {
        return promotions
                .group(caller.seller(), Paths.id(id), Paths.id(groupId))
                .map(answers::view);
    }

    @POST
    @Path("/{groupId}/cancel")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Cancel a claim code group",
            description = "While it is in progress: its codes will never work.")
    @APIResponse(
            responseCode = "200",
            description = "It is cancelled, by this call or before",
            content = @Content(schema = @Schema(implementation = ClaimCodeGroupView.class)))
    public Uni<ClaimCodeGroupView> cancel(@PathParam("id") String id, @PathParam("groupId") String groupId) {
        return act(id, groupId, GroupAct.CANCEL);
    }

    @POST
    @Path("/{groupId}/void")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Void a claim code group", description = "Once it is ready: unredeemed codes work no more.")
    @APIResponse(
            responseCode = "200",
            description = "It is voided, by this call or before",
            content = @Content(schema = @Schema(implementation = ClaimCodeGroupView.class)))
    public Uni<ClaimCodeGroupView> voidCodes(@PathParam("id") String id, @PathParam("groupId") String groupId) {
        return act(id, groupId, GroupAct.VOID);
    }

    private Uni<ClaimCodeGroupView> act(String id, String groupId, GroupAct act) {
        return acts.act(Answers.actor(caller), Paths.id(id), Paths.id(groupId), act)
                .map(answers::view);
    }
}
