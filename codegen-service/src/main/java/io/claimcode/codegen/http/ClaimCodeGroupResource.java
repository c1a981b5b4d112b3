package io.claimcode.codegen.http;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.claimcode.codegen.Batches;
import io.claimcode.codegen.model.Batch;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A claim code group's making. */
@Path("/v1/claim-code-groups/{groupId}")
@PermissionsAllowed("promotions")
@RunOnVirtualThread
@Tag(name = "Codes")
public class ClaimCodeGroupResource {
    private final Batches batches;
    private final Caller caller;

    @Inject
    ClaimCodeGroupResource(Batches batches, Caller caller) {
        this.batches = batches;
        this.caller = caller;
    }

    /** How far the group's codes are. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Read how far a group's codes are")
    public GroupAnswer show(@PathParam("groupId") UUID groupId) {
        return GroupAnswer.of(find(groupId));
    }

    private Batch find(UUID groupId) {
        return batches.find(groupId, caller.seller()).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }
}
