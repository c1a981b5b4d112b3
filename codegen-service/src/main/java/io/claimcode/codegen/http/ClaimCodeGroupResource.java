package io.claimcode.codegen.http;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import io.claimcode.codegen.Batches;
import io.claimcode.codegen.StreamCodes;
import io.claimcode.codegen.model.Batch;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** A claim code group's making, and its codes. A slow reader holds a virtual thread and one chunk. */
@Path("/v1/claim-code-groups/{groupId}")
@PermissionsAllowed("promotions")
@RunOnVirtualThread
public class ClaimCodeGroupResource {
    private final Batches batches;
    private final StreamCodes streamCodes;
    private final Caller caller;

    @Inject
    ClaimCodeGroupResource(Batches batches, StreamCodes streamCodes, Caller caller) {
        this.batches = batches;
        this.streamCodes = streamCodes;
        this.caller = caller;
    }

    /** How far the group's codes are. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public GroupAnswer show(@PathParam("groupId") UUID groupId) {
        return GroupAnswer.of(find(groupId));
    }

    /** All codes of a ready group, a line each. */
    @GET
    @Path("/codes")
    @Produces(MediaType.TEXT_PLAIN)
    public Response codes(@PathParam("groupId") UUID groupId, @Context Request request) {
        Batch batch = find(groupId);
        refuseUnlessReady(batch);
        EntityTag tag = new EntityTag("batch-" + batch.number() + "-text");
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        StreamingOutput lines = out -> streamCodes.write(batch, out);
        return Response.ok(lines)
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, streamCodes.length(batch))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"claim-codes-" + groupId + ".txt\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    private static void refuseUnlessReady(Batch batch) {
        switch (batch.status()) {
            case READY -> {}
            case VOIDED -> throw Problem.of(ProblemType.GROUP_VOIDED);
            case IN_PROGRESS, FAILED, CANCELLED -> throw Problem.of(ProblemType.GROUP_NOT_READY);
        }
    }

    private Batch find(UUID groupId) {
        return batches.find(groupId, caller.seller()).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }
}
