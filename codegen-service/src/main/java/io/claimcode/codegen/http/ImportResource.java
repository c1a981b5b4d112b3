package io.claimcode.codegen.http;

import java.io.InputStream;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claimcode.codegen.ImportCodes;
import io.claimcode.codegen.model.Batch;
import io.claimcode.codegen.model.KeyUnavailable;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.idempotency.StoredAnswer;
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

/** A seller's own codes as a claim code group. */
@Path("/v1/promotions/{promotionId}/claim-code-groups/import")
@PermissionsAllowed("promotions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Codes")
public class ImportResource {
    private static final int MAX_NAME = 100;

    private final ImportCodes importCodes;
    private final Caller caller;
    private final ObjectMapper json;

    @Inject
    ImportResource(ImportCodes importCodes, Caller caller, ObjectMapper json) {
        this.importCodes = importCodes;
        this.caller = caller;
        this.json = json;
    }

    /** Imports a file. */
    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Import a seller's own codes as a group",
            description =
                    "A code a line, 6 to 40 characters of A-Z, 0-9 and hyphen; spelling is kept, and means nothing"
                            + " when a code is typed: lower case, hyphens, O for 0, I and L for 1. Codes of 16 letters and digits"
                            + " must have the check symbol of drawn ones. All or nothing: lines that are wrong, repeated or exist"
                            + " already are told by number, at most 100 of them. The group turns READY when all codes work.")
    @APIResponse(
            responseCode = "202",
            description = "Taken; the same for each repetition of the key",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(responseCode = "409", description = "The name is taken, or the promotion takes no codes")
    @APIResponse(responseCode = "413", description = "There are too many lines or bytes")
    @APIResponse(responseCode = "422", description = "Lines are refused; total says how many")
    public Response importCodes(
            @PathParam("promotionId") UUID promotionId,
            @QueryParam("name") @Nullable String name,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            InputStream file) {
        IdempotencyKey named = IdempotencyKey.required(key);
        String group = checked(name);
        String scope = caller.issuer() + " " + caller.seller() + " POST /v1/promotions/" + promotionId
                + "/claim-code-groups/import";
        return importCodes
                .importCodes(
                        new ImportCodes.Wish(caller.seller(), promotionId, group, scope, named),
                        file,
                        batch -> answer(group, batch))
                .toResponse();
    }

    /** As names of other groups. */
    private static String checked(@Nullable String name) {
        if (name == null || name.isBlank()) {
            throw Problem.invalid("/name", name == null ? "is required" : "must not be blank");
        }
        if (name.codePointCount(0, name.length()) > MAX_NAME) {
            throw Problem.invalid("/name", "must have at most " + MAX_NAME + " characters");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("/name", "must not have control characters");
        }
        return name;
    }

    private StoredAnswer answer(String name, Batch batch) {
        try {
            return new StoredAnswer(
                    Response.Status.ACCEPTED.getStatusCode(),
                    Map.of(HttpHeaders.LOCATION, "/v1/claim-code-groups/" + batch.groupId()),
                    json.writeValueAsString(ImportAnswer.of(name, batch)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This instance can't seal at the moment. */
    @ServerExceptionMapper
    public Response refused(KeyUnavailable refusal) {
        return Problem.of(ProblemType.TEMPORARILY_UNAVAILABLE).toResponse();
    }
}
