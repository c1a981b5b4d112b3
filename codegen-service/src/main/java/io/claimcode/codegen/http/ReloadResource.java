package io.claimcode.codegen.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.codegen.ReloadShards;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Loading Redis again, for operators. */
@Path("/v1/reload")
@PermissionsAllowed("support")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operations")
public class ReloadResource {
    private final ReloadShards reloadShards;

    @Inject
    ReloadResource(ReloadShards reloadShards) {
        this.reloadShards = reloadShards;
    }

    /**
     * How codes are loaded.
     *
     * @param from {@code COUNTS}: what is missing; {@code NOTHING}: all
     */
    public record Reload(String from) {}

    /** Begins. Readiness says when it is done. */
    @POST
    @Operation(
            summary = "Load Redis again",
            description =
                    "Redemptions are answered 503 until it is done; none is lost, holds stay. By default shards are"
                            + " compared by their counts and what is missing is loaded, which takes seconds. With from=NOTHING all"
                            + " codes are removed and loaded anew, which takes about three seconds a million.")
    @APIResponse(responseCode = "202", description = "It begins; /q/health/ready says when it is done")
    @APIResponse(responseCode = "409", description = "Redis is being loaded at the moment")
    public Response reload(@QueryParam("from") @Nullable String from) {
        String wish = from == null ? "COUNTS" : from;
        boolean fromNothing = switch (wish) {
            case "COUNTS" -> false;
            case "NOTHING" -> true;
            default -> throw Problem.invalid("/from", "must be COUNTS or NOTHING");
        };
        if (!reloadShards.request(fromNothing)) {
            throw Problem.of(ProblemType.REQUEST_IN_PROGRESS, "Redis is being loaded at the moment.");
        }
        return Response.accepted(new Reload(wish)).build();
    }
}
