package io.claimcode.redemption.http;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.redemption.CancelRedemption;
import io.claimcode.redemption.RequestIdentity;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Cancels redemptions, for storefronts. */
@Path("/v1/redemptions")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("redemptions")
@RunOnVirtualThread
@Tag(name = "Redemptions")
public class CancelResource {
    private final CancelRedemption cancelRedemption;
    private final Caller caller;
    private final Clock clock;

    @Inject
    CancelResource(CancelRedemption cancelRedemption, Caller caller, Clock clock) {
        this.cancelRedemption = cancelRedemption;
        this.caller = caller;
        this.clock = clock;
    }

    /** Why a redemption is cancelled. */
    @Schema(name = "Cancellation")
    public record CancelBody(
            @Schema(
                    description =
                            "A word in capitals such as ORDER_CANCELLED or PAYMENT_FAILED; with RETURNED nothing is"
                                    + " given back.",
                    required = true)
            @Nullable
            String reason) {}

    /** Why a redemption is cancelled, and which. */
    @Schema(name = "CancellationByKey")
    public record CancelByKeyBody(
            @Schema(description = "The key with which the redemption was asked for.", required = true) @Nullable
            String idempotencyKey,

            @Schema(description = "As with a redemption's id.", required = true) @Nullable
            String reason) {}

    /** Cancels a redemption. */
    @POST
    @Path("/{redemptionId}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give back codes, the customer's turn and budget",
            description = "Again: the same answer. With the reason RETURNED it is recorded, and nothing is given back.")
    @APIResponse(responseCode = "200", description = "The redemption as it stands now")
    @APIResponse(responseCode = "404", description = "Not known, or another storefront's")
    @APIResponse(responseCode = "503", description = "temporarily-unavailable: repeat it")
    public RedemptionView byId(@PathParam("redemptionId") String redemptionId, @Nullable CancelBody body) {
        var reason = Ids.reason(required(body).reason());
        return cancelRedemption
                .byId(
                        Ids.uuid(redemptionId),
                        caller.storefront(),
                        reason,
                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                .map(RedemptionView::of)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** Cancels a redemption whose answer was lost. */
    @POST
    @Path("/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Cancel by the key with which the redemption was asked for",
            description = "Also when nothing is known of it: then a redemption with that key can't happen any more.")
    @APIResponse(responseCode = "200", description = "The redemption as it stands now; only its id when none happened")
    @APIResponse(responseCode = "503", description = "temporarily-unavailable: repeat it")
    public RedemptionView byKey(@Nullable CancelByKeyBody body) {
        var reason = Ids.reason(required(body).reason());
        if (required(body).idempotencyKey() == null) {
            throw Problem.invalid("/idempotencyKey", "The key of the redemption is needed.");
        }
        var key = IdempotencyKey.required(required(body).idempotencyKey());
        return RedemptionView.of(cancelRedemption.byKey(
                RequestIdentity.redemptionId(caller.issuer(), caller.storefront(), key.value()),
                caller.storefront(),
                reason,
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The request has no body.");
        }
        return body;
    }
}
