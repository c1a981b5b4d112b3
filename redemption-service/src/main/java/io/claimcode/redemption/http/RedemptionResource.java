package io.claimcode.redemption.http;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.redemption.Checkout;
import io.claimcode.redemption.FindRedemptions;
import io.claimcode.redemption.RedeemCodes;
import io.claimcode.redemption.RedeemOutcome;
import io.claimcode.redemption.RedeemRequest;
import io.claimcode.redemption.RequestIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Redemptions, for storefronts. */
@Path("/v1/redemptions")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("redemptions")
@RunOnVirtualThread
@Tag(name = "Redemptions")
public class RedemptionResource {
    private final RedeemCodes redeemCodes;
    private final FindRedemptions findRedemptions;
    private final RequestIdentity identity;
    private final Caller caller;
    private final Clock clock;
    private final MeterRegistry meters;

    @Inject
    RedemptionResource(
            RedeemCodes redeemCodes,
            FindRedemptions findRedemptions,
            RequestIdentity identity,
            Caller caller,
            Clock clock,
            MeterRegistry meters) {
        this.redeemCodes = redeemCodes;
        this.findRedemptions = findRedemptions;
        this.identity = identity;
        this.caller = caller;
        this.clock = clock;
        this.meters = meters;
    }

    /** Redeems an order's codes. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Redeem an order's codes, all or none",
            description =
                    "Repeat it with the same Idempotency-Key after no answer or 503: the outcome is then unknown.")
    @APIResponse(responseCode = "201", description = "Redeemed. Repetitions carry Idempotent-Replayed: true.")
    @APIResponse(responseCode = "400", description = "Can't be read, or a code is mistyped")
    @APIResponse(responseCode = "404", description = "code-unknown")
    @APIResponse(responseCode = "409", description = "Somebody else has it, or had it")
    @APIResponse(responseCode = "410", description = "promotion-ended, code-voided")
    @APIResponse(responseCode = "422", description = "The cart, the promotion's state or the key don't allow it")
    @APIResponse(responseCode = "503", description = "temporarily-unavailable: repeat with the same key")
    public Response redeem(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey, @Nullable CartBody body) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var key = IdempotencyKey.required(idempotencyKey);
        var sellers = caller.sellers();
        var cart = CartReader.redemption(body, sellers);
        var expected = CartReader.expectedDiscount(Objects.requireNonNull(body), cart.currency());
        var outcome = redeemCodes.handle(
                new RedeemRequest(
                        RequestIdentity.redemptionId(caller.issuer(), caller.storefront(), key.value()),
                        new Checkout(caller.storefront(), sellers.all() ? null : sellers.names(), cart),
                        expected,
                        identity.hash(cart, expected)),
                now);
        count(outcome);
        return switch (outcome) {
            case RedeemOutcome.Redeemed redeemed -> created(redeemed, cart.codes());
            case RedeemOutcome.Refused refused ->
                Refusals.problem(refused.refusal(), cart.codes()).toResponse();
            case RedeemOutcome.DiscountChanged changed ->
                Problem.of(ProblemType.DISCOUNT_CHANGED)
                        .member("quote", RedemptionView.ofQuote(changed.quote(), Map.of(), cart.codes()))
                        .toResponse();
        };
    }

    /** One redemption. */
    @GET
    @Path("/{redemptionId}")
    @Operation(summary = "A redemption of this storefront")
    @APIResponse(responseCode = "200", description = "The redemption, without its codes")
    @APIResponse(responseCode = "404", description = "Not known, or another storefront's")
    public RedemptionView get(@PathParam("redemptionId") String redemptionId) {
        return findRedemptions
                .byId(Ids.uuid(redemptionId), caller.storefront())
                .map(RedemptionView::of)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND));
    }

    /** An order's redemptions. */
    @GET
    @Operation(summary = "The redemptions of an order at this storefront, the newest first")
    @APIResponse(responseCode = "200", description = "At most one of them is active")
    @APIResponse(responseCode = "422", description = "validation-failed")
    public ListView list(
            @QueryParam("orderId") @Nullable String orderId,
            @Parameter(description = "How many, 1 to 200; 50 when absent") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The nextCursor of an answer") @QueryParam("cursor") @Nullable String cursor) {
        if (orderId == null || orderId.isBlank() || orderId.indexOf('\0') >= 0) {
            throw Problem.of(ProblemType.VALIDATION_FAILED, "The query parameter orderId is needed.");
        }
        int wanted = Ids.number("/limit", limit, 50, 1, 200);
        int from = Ids.number("/cursor", cursor, 0, 0, Integer.MAX_VALUE - 201);
        var found = findRedemptions.ofOrder(caller.storefront(), orderId, from, wanted + 1);
        return new ListView(
                found.stream().limit(wanted).map(RedemptionView::of).toList(),
                found.size() > wanted ? Integer.toString(from + wanted) : null);
    }

    /**
     * Part of a list.
     *
     * @param nextCursor to ask for the next part; null when there is none
     */
    @Schema(name = "Redemptions")
    public record ListView(
            List<RedemptionView> items, @Nullable String nextCursor) {}

    private static Response created(RedeemOutcome.Redeemed redeemed, List<ClaimCode> codes) {
        var redemption = redeemed.redemption();
        var response = Response.created(URI.create("/v1/redemptions/" + redemption.redemptionId()))
                .entity(RedemptionView.of(redemption, codes));
        return redeemed.replayed()
                ? response.header("Idempotent-Replayed", "true").build()
                : response.build();
    }

    private void count(RedeemOutcome outcome) {
        var name = switch (outcome) {
            case RedeemOutcome.Redeemed redeemed -> redeemed.replayed() ? "replayed" : "redeemed";
            case RedeemOutcome.Refused refused -> refused.refusal().type().slug();
            case RedeemOutcome.DiscountChanged changed -> ProblemType.DISCOUNT_CHANGED.slug();
        };
        meters.counter("claimcode.redemptions", "outcome", name).increment();
    }
}
