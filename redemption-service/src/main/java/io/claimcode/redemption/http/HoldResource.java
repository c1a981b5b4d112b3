package io.claimcode.redemption.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.redemption.Checkout;
import io.claimcode.redemption.HoldCodes;
import io.claimcode.redemption.HoldOutcome;
import io.claimcode.redemption.model.Hold;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Holds, for storefronts: codes that an order keeps while its buyer pays. */
@Path("/v1/holds/{orderId}")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("redemptions")
@RunOnVirtualThread
@Tag(name = "Holds")
public class HoldResource {
    private static final int SHORTEST = 60;
    private static final int LONGEST = 3600;
    private static final int USUAL = 900;

    private final HoldCodes holdCodes;
    private final Caller caller;
    private final Clock clock;

    @Inject
    HoldResource(HoldCodes holdCodes, Caller caller, Clock clock) {
        this.holdCodes = holdCodes;
        this.caller = caller;
        this.clock = clock;
    }

    /** What an order holds, until when, and what it was worth then. */
    @Schema(name = "Hold")
    public record HoldView(String orderId, Instant expiresAt, RedemptionView quote) {
        private static HoldView of(Hold hold, List<ClaimCode> codes) {
            return new HoldView(hold.orderId(), hold.expiresAt(), RedemptionView.ofKeptQuote(hold.quote(), codes));
        }
    }

    /** Holds a cart's codes. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Hold the codes for this order, all or none",
            description = "Again by the same order: extends, and releases codes left out. By the same customer's other"
                    + " order: moves. It reserves the codes, neither budget nor the customer's turn.")
    @APIResponse(
            responseCode = "200",
            description = "Held",
            content = @Content(schema = @Schema(implementation = HoldView.class)))
    @APIResponse(responseCode = "409", description = "code-held, or another refusal of redemptions")
    @APIResponse(responseCode = "422", description = "validation-failed, or another refusal of redemptions")
    @APIResponse(responseCode = "503", description = "temporarily-unavailable")
    public Response put(@PathParam("orderId") String orderId, @Nullable CartBody body) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var sellers = caller.sellers();
        var cart = CartReader.hold(body, orderId, sellers);
        var checkout = new Checkout(caller.storefront(), sellers.all() ? null : sellers.names(), cart);
        return switch (holdCodes.put(checkout, life(Objects.requireNonNull(body).ttlSeconds()), now)) {
            case HoldOutcome.Held held ->
                Response.ok(HoldView.of(held.hold(), cart.codes())).build();
            case HoldOutcome.Refused refused ->
                Refusals.problem(refused.refusal(), cart.codes()).toResponse();
        };
    }

    /** An order's hold. */
    @GET
    @Operation(summary = "What the order holds")
    @APIResponse(responseCode = "200", description = "The hold, without its codes")
    @APIResponse(responseCode = "404", description = "It holds nothing")
    public HoldView get(@PathParam("orderId") String orderId) {
        return holdCodes
                .find(caller.storefront(), orderId, clock.instant())
                .map(hold -> HoldView.of(hold, List.of()))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** Ends a hold. */
    @DELETE
    @Operation(summary = "Give back what the order holds; always safe to repeat")
    @APIResponse(responseCode = "204", description = "It holds nothing now")
    public void delete(@PathParam("orderId") String orderId) {
        holdCodes.delete(caller.storefront(), orderId);
    }

    private static Duration life(@Nullable Integer seconds) {
        if (seconds != null && (seconds < SHORTEST || seconds > LONGEST)) {
            throw Problem.invalid("/ttlSeconds", SHORTEST + " to " + LONGEST + ".");
        }
        return Duration.ofSeconds(seconds == null ? USUAL : seconds);
    }
}
