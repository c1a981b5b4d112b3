package io.claimcode.promotion.http;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;

import io.claimcode.kit.identity.Caller;
import io.claimcode.promotion.FindPromotions;
import io.claimcode.promotion.FollowPromotion;
import io.claimcode.promotion.ReadPerformance;
import io.claimcode.promotion.model.PeriodRequest;
import io.claimcode.promotion.model.Promotion;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a promotion goes: figures and redemptions. */
@Path("/v1/promotions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("promotions")
@Tag(name = "Performance")
public final class PerformanceResource {
    private static final String TABLE = "text/csv";

    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(TABLE))
            .build();

    private final Caller caller;
    private final FindPromotions promotions;
    private final ReadPerformance reading;
    private final FollowPromotion following;
    private final NewsText text;

    PerformanceResource(
            Caller caller,
            FindPromotions promotions,
            ReadPerformance reading,
            FollowPromotion following,
            NewsText text) {
        this.caller = caller;
        this.promotions = promotions;
        this.reading = reading;
        this.following = following;
        this.text = text;
    }

    @GET
    @Path("/performance")
    @Operation(
            summary = "Read a promotion's performance",
            description =
                    "By hour or day and by claim code group. from and to are dates, local times of the promotion's zone,"
                            + " or instants, and are widened to whole hours or days, at most 2000; a date as to means the end of that"
                            + " day. Without them: since the start.")
    public Uni<PerformanceView> performance(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("by") @Nullable String by) {
        return reading.performance(caller.seller(), Paths.id(id), new PeriodRequest(from, to, by))
                .map(PerformanceView::of);
    }

    @GET
    @Path("/redemptions")
    @Produces({MediaType.APPLICATION_JSON, TABLE})
    @Operation(
            summary = "List a promotion's redemptions",
            description =
                    "The latest first, in pages; as text/csv all of them at once. groupId: of this claim code group only.")
    @APIResponse(
            responseCode = "200",
            description = "A page of them, or the table of all",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RedemptionView.RedemptionPage.class)),
                @Content(mediaType = TABLE, schema = @Schema(implementation = String.class))
            })
    public Uni<Response> redemptions(
            @PathParam("id") String id,
            @QueryParam("groupId") @Nullable String groupId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context Request request) {
        var promotionId = Paths.id(id);
        var ofGroup = groupId == null ? null : Paths.queryId("groupId", groupId);
        var variant = request.selectVariant(VARIANTS);
        return variant != null && variant.getMediaType().getSubtype().equals("csv")
                ? promotions.one(caller.seller(), promotionId).map(promotion -> table(promotion, ofGroup))
                : reading.redemptions(caller.seller(), promotionId, ofGroup, Cursor.request(limit, cursor))
                        .map(found -> Response.ok(RedemptionView.RedemptionPage.of(found))
                                .type(MediaType.APPLICATION_JSON_TYPE)
                                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                                .build());
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow a promotion",
            description =
                    "Server-sent events, each kind at most 4 times a second: state at the start (also after a break; there"
                            + " is nothing to resume), then promotion, claim-code-groups (those of the latest 50 that are further) and"
                            + " redemptions (the figures of all time). It ends when the token does. At most 10 a seller: 429.")
    @APIResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    public Uni<Response> stream(@PathParam("id") String id) {
        return following
                .follow(caller.seller(), Paths.id(id), caller.expiresAt())
                .map(news -> Response.ok(new Streamed(news.map(text::of)))
                        .type(MediaType.SERVER_SENT_EVENTS_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("X-Accel-Buffering", "no")
                        .build());
    }

    private Response table(Promotion promotion, @Nullable UUID groupId) {
        return Response.ok(new Streamed(reading.table(promotion, groupId)))
                .type(TABLE + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"redemptions-" + promotion.id() + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
