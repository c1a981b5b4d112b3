package io.claimcode.redemption.http;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.kit.identity.Caller;
import io.claimcode.redemption.Checkout;
import io.claimcode.redemption.QuoteCart;
import io.claimcode.redemption.QuoteOutcome;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Quotes, for storefronts. */
@Path("/v1/quotes")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("redemptions")
@RunOnVirtualThread
@Tag(name = "Quotes")
public class QuoteResource {
    private final QuoteCart quoteCart;
    private final Caller caller;
    private final Clock clock;

    @Inject
    QuoteResource(QuoteCart quoteCart, Caller caller, Clock clock) {
        this.quoteCart = quoteCart;
        this.caller = caller;
        this.clock = clock;
    }

    /** What codes are worth on a cart. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What the codes are worth on this cart; changes nothing",
            description = "A code that can't be used is REJECTED with its problem; the others are priced without it.")
    @APIResponse(
            responseCode = "200",
            description = "The quote",
            content = @Content(schema = @Schema(implementation = RedemptionView.class)))
    @APIResponse(responseCode = "400", description = "Can't be read, or a code is mistyped")
    @APIResponse(responseCode = "422", description = "validation-failed")
    @APIResponse(responseCode = "429", description = "too-many-attempts")
    @APIResponse(responseCode = "503", description = "temporarily-unavailable")
    public Response quote(@Nullable CartBody body) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var sellers = caller.sellers();
        var cart = CartReader.quote(body, sellers);
        var checkout = new Checkout(caller.storefront(), sellers.all() ? null : sellers.names(), cart);
        return switch (quoteCart.handle(checkout, now)) {
            case QuoteOutcome.Quoted quoted ->
                Response.ok(RedemptionView.ofQuote(quoted.quote(), quoted.refusals(), cart.codes()))
                        .build();
            case QuoteOutcome.Refused refused ->
                Refusals.problem(refused.refusal(), cart.codes()).toResponse();
        };
    }
}
