package io.claimcode.redemption.http;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.kit.problem.Violation;
import io.claimcode.redemption.AdjustOutcome;
import io.claimcode.redemption.AdjustRedemption;
import io.claimcode.redemption.RequestIdentity;
import io.claimcode.redemption.model.Adjusted;
import io.claimcode.redemption.model.Adjustment;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Adjustments of redemptions, for storefronts: part of an order is cancelled or returned. */
@Path("/v1/redemptions/{redemptionId}/adjustments")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("redemptions")
@RunOnVirtualThread
@Tag(name = "Redemptions")
public class AdjustmentResource {
    private static final int MAX_LINES = 500;

    private final AdjustRedemption adjustRedemption;
    private final Caller caller;
    private final Clock clock;

    @Inject
    AdjustmentResource(AdjustRedemption adjustRedemption, Caller caller, Clock clock) {
        this.adjustRedemption = adjustRedemption;
        this.caller = caller;
        this.clock = clock;
    }

    /** What of an order goes back. */
    @Schema(name = "AdjustmentRequest")
    public record AdjustmentBody(
            @Schema(description = "1 to 500 lines.", required = true) @Nullable
            List<@Nullable Line> lines,

            @Schema(
                    description = "Such as PART_RETURNED. Events tell words in capitals only, OTHER for free text.",
                    required = true)
            @Nullable
            String reason) {
        /** Units of a line that go back. */
        @Schema(name = "AdjustmentLine")
        public record Line(
                @Schema(required = true) @Nullable String lineId,

                @Schema(description = "At least 1, at most what remains.", required = true) @Nullable
                Integer quantity) {}
    }

    /** Takes part of an order back. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Part of the order is cancelled or returned",
            description = "Its share of the discount, and of the budget, is given back; the code stays spent. Send an"
                    + " Idempotency-Key, so that a repetition after no answer or 503 is the same adjustment.")
    @APIResponse(
            responseCode = "200",
            description = "What was given back. Repetitions carry Idempotent-Replayed: true.",
            content = @Content(schema = @Schema(implementation = Adjusted.class)))
    @APIResponse(responseCode = "404", description = "Not known, or another storefront's")
    @APIResponse(responseCode = "409", description = "redemption-cancelled: nothing is left to adjust")
    @APIResponse(responseCode = "422", description = "validation-failed, idempotency-key-reused")
    @APIResponse(responseCode = "503", description = "temporarily-unavailable: repeat it with the same key")
    public Response adjust(
            @PathParam("redemptionId") String redemptionId,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @Nullable AdjustmentBody body) {
        if (body == null) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "The request has no body.");
        }
        var key = idempotencyKey == null
                ? null
                : IdempotencyKey.required(idempotencyKey).value();
        var reason = Ids.reason(body.reason());
        var parts = parts(body);
        var id = Ids.uuid(redemptionId);
        var outcome = adjustRedemption.handle(
                new AdjustRedemption.Request(
                        RequestIdentity.adjustmentId(id, key),
                        id,
                        caller.storefront(),
                        parts,
                        reason,
                        RequestIdentity.hash(parts, reason)),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return switch (outcome) {
            case AdjustOutcome.Done done -> {
                var answer = Response.ok(done.adjusted());
                yield done.replayed()
                        ? answer.header("Idempotent-Replayed", "true").build()
                        : answer.build();
            }
            case AdjustOutcome.Invalid invalid ->
                Problem.invalid(invalid.faults().stream()
                                .map(AdjustmentResource::violation)
                                .toList())
                        .toResponse();
            case AdjustOutcome.NotFound absent ->
                Problem.of(ProblemType.NOT_FOUND).toResponse();
            case AdjustOutcome.Over over ->
                Problem.of(ProblemType.REDEMPTION_CANCELLED, "It was cancelled, or its order returned as a whole.")
                        .toResponse();
            case AdjustOutcome.KeyReused reused ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).toResponse();
        };
    }

    private static List<Adjustment.Part> parts(AdjustmentBody body) {
        if (body.lines() == null || body.lines().isEmpty() || body.lines().size() > MAX_LINES) {
            throw Problem.invalid("/lines", "1 to " + MAX_LINES + " lines are needed.");
        }
        var violations = new ArrayList<Violation>();
        var parts = new ArrayList<Adjustment.Part>();
        for (int i = 0; i < body.lines().size(); i++) {
            var line = body.lines().get(i);
            if (line == null || line.lineId() == null || line.quantity() == null) {
                violations.add(new Violation("/lines/" + i, "A lineId and a quantity are needed."));
            } else {
                parts.add(new Adjustment.Part(line.lineId(), line.quantity()));
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations);
        }
        return parts;
    }

    private static Violation violation(Adjustment.Fault fault) {
        var member = switch (fault.reason()) {
            case UNKNOWN_LINE, REPEATED_LINE -> "lineId";
            case TOO_FEW, TOO_MANY -> "quantity";
        };
        return new Violation("/lines/" + fault.position() + "/" + member, fault.detail());
    }
}
