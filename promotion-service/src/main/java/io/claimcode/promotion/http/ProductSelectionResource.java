package io.claimcode.promotion.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import io.claimcode.promotion.FindProductSelections;
import io.claimcode.promotion.KeepProductSelections;
import io.claimcode.promotion.model.ProductSelectionDraft;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Saved product selections: create, read, list, change, delete. */
@Path("/v1/product-selections")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("promotions")
@Tag(name = "Product selections")
public final class ProductSelectionResource {
    private final Caller caller;
    private final KeepProductSelections keeping;
    private final FindProductSelections selections;
    private final Answers answers;

    ProductSelectionResource(
            Caller caller, KeepProductSelections keeping, FindProductSelections selections, Answers answers) {
        this.caller = caller;
        this.keeping = keeping;
        this.selections = selections;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Save a product selection",
            description = "A promotion that names it takes over its items as they are at the promotion's creation.")
    @APIResponse(
            responseCode = "201",
            description = "Saved; the same for each repetition of the key",
            content = @Content(schema = @Schema(implementation = ProductSelectionView.class)))
    public Uni<Response> create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, @Nullable ProductSelectionDraft body) {
        var draft = Answers.present(body);
        var once = answers.onceIfKeyed(caller, "POST /v1/product-selections", key, draft);
        return keeping.create(Answers.actor(caller), once, draft, answers::created)
                .map(Outcome::toResponse);
    }

    @GET
    @Operation(summary = "List product selections", description = "The latest first, without their values.")
    public Uni<PageView<ProductSelectionView>> list(
            @QueryParam("q") @Nullable String text,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var name = text == null ? null : Filters.text(text);
        return selections
                .page(caller.seller(), name, Cursor.request(limit, cursor))
                .map(page -> PageView.of(page, ProductSelectionView::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a product selection", description = "Its ETag is its version.")
    @APIResponse(
            responseCode = "200",
            description = "The selection as it stands",
            content = @Content(schema = @Schema(implementation = ProductSelectionView.class)))
    public Uni<Response> read(@PathParam("id") String id) {
        return selections
                .one(caller.seller(), Paths.id(id))
                .map(ProductSelectionView::of)
                .map(view -> Response.ok(view)
                        .header(HttpHeaders.ETAG, view.entityTag())
                        .build());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Operation(
            summary = "Change a product selection",
            description =
                    "Its kind and values, and its name unless a promotion that isn't over uses it. If-Match names the"
                            + " version that is meant. No promotion changes.")
    @APIResponse(
            responseCode = "200",
            description = "Changed; the same for each repetition of the key",
            content = @Content(schema = @Schema(implementation = ProductSelectionView.class)))
    public Uni<Response> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = ProductSelectionDraft.class))) @Nullable
                    JsonNode body) {
        var selectionId = Paths.id(id);
        var versions = IfMatch.required(ifMatch);
        var patch = answers.selectionPatch(body);
        var route = "PATCH " + Paths.selection(selectionId);
        var once = answers.onceIfKeyed(caller, route, key, Answers.present(body));
        var change = new KeepProductSelections.Change(selectionId, versions::matches, patch::apply);
        return keeping.change(Answers.actor(caller), once, change, answers::changed)
                .map(Outcome::toResponse);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a product selection",
            description = "Unless a promotion that isn't over uses it: 409 selection-in-use. If-Match is optional.")
    @APIResponse(responseCode = "204", description = "It is no more")
    public Uni<Void> delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return keeping.delete(Answers.actor(caller), Paths.id(id), IfMatch.optional(ifMatch)::matches);
    }
}
