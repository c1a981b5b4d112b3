package io.claimcode.codegen.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;

import io.claimcode.codegen.Batches;
import io.claimcode.codegen.CodeFile;
import io.claimcode.codegen.DownloadCodes;
import io.claimcode.codegen.TooManyDownloads;
import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.KeyUnavailable;
import io.claimcode.codegen.model.Representation;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The codes of a claim code group, as a file. A slow reader holds a virtual thread and one chunk. The entity tag needs
 * no checksum: a ready batch never changes, so that its number and the representation say all.
 */
@Path("/v1/claim-code-groups/{groupId}/codes")
@PermissionsAllowed("promotions")
@Produces({MediaType.TEXT_PLAIN, CodesResource.TEXT_CSV, CodesResource.APPLICATION_ZIP})
@RunOnVirtualThread
@Tag(name = "Codes")
public class CodesResource {
    static final String TEXT_CSV = "text/csv";
    static final String APPLICATION_ZIP = "application/zip";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");
    private static final MediaType CSV = MediaType.valueOf(TEXT_CSV).withCharset("UTF-8");
    private static final MediaType ZIP = MediaType.valueOf(APPLICATION_ZIP);
    private static final List<Variant> VARIANTS =
            Variant.mediaTypes(TEXT, CSV, ZIP).add().build();

    private final Batches batches;
    private final DownloadCodes downloadCodes;
    private final Caller caller;

    @Inject
    CodesResource(Batches batches, DownloadCodes downloadCodes, Caller caller) {
        this.batches = batches;
        this.downloadCodes = downloadCodes;
        this.caller = caller;
    }

    /** All codes of a ready group. */
    @GET
    @Operation(
            summary = "Download a group's codes",
            description = "As lines of text, as a table with serials, or the text in an archive. Repr-Digest is the"
                    + " SHA-256 of the whole. The text can be resumed by Range; a broken connection never looks whole.")
    @APIResponse(
            responseCode = "200",
            description = "All codes",
            content = {
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = TEXT_CSV, schema = @Schema(implementation = String.class)),
                @Content(
                        mediaType = APPLICATION_ZIP,
                        schema = @Schema(implementation = String.class, format = "binary"))
            })
    @APIResponse(responseCode = "206", description = "The bytes of the text that Range asks for")
    @APIResponse(responseCode = "304", description = "The caller has these codes, by If-None-Match")
    @APIResponse(responseCode = "409", description = "The group is not ready")
    @APIResponse(responseCode = "410", description = "The group was voided")
    @APIResponse(responseCode = "416", description = "The text has no such bytes")
    public Response download(
            @PathParam("groupId") UUID groupId,
            @HeaderParam("Range") @Nullable String range,
            @Context Request request,
            @Context HttpHeaders headers) {
        return answer(groupId, Optional.ofNullable(range), request, headers);
    }

    /** What the download would be; a range means nothing here. */
    @HEAD
    @Operation(summary = "Read the headers of a group's codes")
    public Response head(@PathParam("groupId") UUID groupId, @Context Request request, @Context HttpHeaders headers) {
        return answer(groupId, Optional.empty(), request, headers);
    }

    private Response answer(UUID groupId, Optional<String> range, Request request, HttpHeaders headers) {
        MediaType type = acceptable(request);
        Batch batch = ready(groupId);
        Representation representation = representation(type);
        Preconditions preconditions = new Preconditions(headers, tag(batch, representation));
        if (preconditions.failed()) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED);
        }
        if (preconditions.unchanged()) {
            return described(Response.notModified(), preconditions).build();
        }
        CodeFile file = downloadCodes.open(batch, representation);
        Response.ResponseBuilder answer = range.filter(
                        header -> representation == Representation.TEXT && preconditions.continues())
                .flatMap(header -> ByteRange.of(header, file.length()))
                .map(part -> part(batch, part))
                .orElseGet(() -> whole(file));
        return described(answer, preconditions)
                .type(type)
                .header("Accept-Ranges", representation == Representation.TEXT ? "bytes" : "none")
                .header("Repr-Digest", "sha-256=:" + file.sha256() + ":")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(batch, representation))
                .build();
    }

    private static MediaType acceptable(Request request) {
        Variant variant = request.selectVariant(VARIANTS);
        if (variant == null) {
            throw Problem.of(ProblemType.NOT_ACCEPTABLE);
        }
        return variant.getMediaType();
    }

    private static Representation representation(MediaType type) {
        return switch (type.getSubtype()) {
            case "zip" -> Representation.ZIP;
            case "csv" -> Representation.CSV;
            default -> Representation.TEXT;
        };
    }

    private static String tag(Batch batch, Representation representation) {
        return "\"batch-" + batch.number() + "-" + representation.key() + "\"";
    }

    private static String disposition(Batch batch, Representation representation) {
        return "attachment; filename=\"" + DownloadCodes.name(batch, representation) + "\"";
    }

    private static Response.ResponseBuilder described(Response.ResponseBuilder answer, Preconditions preconditions) {
        return answer.header(HttpHeaders.ETAG, preconditions.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    private static Response.ResponseBuilder whole(CodeFile file) {
        return Response.ok(file).header(HttpHeaders.CONTENT_LENGTH, file.length());
    }

    private Response.ResponseBuilder part(Batch batch, ByteRange part) {
        CodeFile file = downloadCodes.openText(batch, part.from(), part.to());
        return Response.status(Response.Status.PARTIAL_CONTENT)
                .entity(file)
                .header(HttpHeaders.CONTENT_LENGTH, file.length())
                .header("Content-Range", part.contentRange());
    }

    private Batch ready(UUID groupId) {
        Batch batch = batches.find(groupId, caller.seller()).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
        return switch (batch.status()) {
            case READY -> batch;
            case VOIDED -> throw Problem.of(ProblemType.GROUP_VOIDED);
            case IN_PROGRESS, FAILED, CANCELLED -> throw Problem.of(ProblemType.GROUP_NOT_READY);
        };
    }

    /** It passes: the caller may try again soon. */
    @ServerExceptionMapper
    public Response refused(TooManyDownloads refusal) {
        return Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE, "Too many downloads at the moment")
                .retryAfter(RETRY_AFTER)
                .toResponse();
    }

    /** Another instance may have the key, or this one when it is configured right. */
    @ServerExceptionMapper
    public Response refused(KeyUnavailable refusal) {
        return Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE, "The codes can't be read at the moment")
                .retryAfter(RETRY_AFTER)
                .toResponse();
    }
}
