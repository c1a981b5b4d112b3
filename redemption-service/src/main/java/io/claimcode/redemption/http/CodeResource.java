package io.claimcode.redemption.http;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.kit.identity.Caller;
import io.claimcode.kit.problem.Problem;
import io.claimcode.redemption.LookUpCode;
import io.claimcode.redemption.VoidCodes;
import io.claimcode.redemption.model.CodeHistory;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Single codes, for their sellers and for support. */
@Path("/v1/codes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Codes")
public class CodeResource {
    private static final int MAX_CODES = 1000;

    private final LookUpCode lookUpCode;
    private final VoidCodes voidCodes;
    private final Caller caller;
    private final SecurityIdentity identity;
    private final Clock clock;

    @Inject
    CodeResource(LookUpCode lookUpCode, VoidCodes voidCodes, Caller caller, SecurityIdentity identity, Clock clock) {
        this.lookUpCode = lookUpCode;
        this.voidCodes = voidCodes;
        this.caller = caller;
        this.identity = identity;
        this.clock = clock;
    }

    /** A code to look up. */
    @Schema(name = "CodeLookup")
    public record LookupBody(
            @Schema(description = "The code, as typed.", required = true) @Nullable
            String code) {}

    /** Codes to void. */
    @Schema(name = "CodeVoid")
    public record VoidBody(
            @Schema(description = "1 to 1000 codes.", required = true) @Nullable
            List<@Nullable String> codes,

            @Schema(description = "Why; at most 200 characters.", required = true) @Nullable
            String reason) {}

    /** How a code stands. */
    @Schema(name = "CodeState")
    public record CodeView(
            String code,
            CodeHistory.State state,
            String codeId,
            UUID promotionId,
            UUID groupId,
            String trackingId,
            List<MomentView> timeline) {
        private static CodeView of(ClaimCode code, CodeHistory history) {
            return new CodeView(
                    code.formatted(),
                    history.state(),
                    history.entry().codeId(),
                    history.terms().promotionId(),
                    history.groupId(),
                    history.terms().state().trackingId(),
                    history.timeline().stream().map(MomentView::of).toList());
        }
    }

    /** Something that happened to a code; a hold is told with its end. */
    @Schema(name = "CodeMoment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MomentView(
            CodeHistory.What event,
            Instant at,
            @Nullable String storefront,
            @Nullable String orderId,
            @Nullable UUID redemptionId,
            @Nullable String reason) {
        private static MomentView of(CodeHistory.Moment moment) {
            return new MomentView(
                    moment.what(),
                    moment.at(),
                    moment.storefront(),
                    moment.orderId(),
                    moment.redemptionId(),
                    moment.reason());
        }
    }

    /** What became of the codes that were to be voided, in their order. */
    @Schema(name = "CodeVoidOutcome")
    public record VoidedView(List<Outcome> codes) {
        /** What became of one. */
        @Schema(name = "CodeVoidOutcomeOfOne")
        public record Outcome(String code, VoidCodes.Outcome outcome) {}
    }

    /** Tells how a code stands. */
    @POST
    @Path("/lookup")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed({"support", "promotions"})
    @Operation(summary = "The state and the timeline of a code; sellers see their own codes, support all")
    @APIResponse(responseCode = "200", description = "The code")
    @APIResponse(responseCode = "400", description = "code-malformed")
    @APIResponse(responseCode = "404", description = "code-unknown: never issued, or another seller's")
    public CodeView lookUp(@Nullable LookupBody body) {
        var typed = body == null ? null : body.code();
        if (typed == null) {
            throw Problem.invalid("/code", "A code is needed.");
        }
        var code = ClaimCode.parse(typed).orElseThrow(() -> Problem.of(ProblemType.CODE_MALFORMED));
        var seller = identity.checkPermissionBlocking(new StringPermission("support")) ? null : caller.seller();
        return lookUpCode
                .handle(code, seller, clock.instant())
                .map(history -> CodeView.of(code, history))
                .orElseThrow(() -> Problem.of(ProblemType.CODE_UNKNOWN));
    }

    /** Voids codes. */
    @POST
    @Path("/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("promotions")
    @Operation(
            summary = "Void codes of this seller; safe to repeat",
            description = "A code that is redeemed already is voided as soon as that is cancelled.")
    @APIResponse(responseCode = "200", description = "The outcome of each")
    @APIResponse(responseCode = "503", description = "temporarily-unavailable: repeat it")
    public VoidedView voidCodes(@Nullable VoidBody body) {
        var typed = body == null ? null : body.codes();
        if (body == null || typed == null || typed.isEmpty() || typed.size() > MAX_CODES) {
            throw Problem.invalid("/codes", "1 to " + MAX_CODES + " codes are needed.");
        }
        var reason = Ids.reason(body.reason());
        var codes = new ArrayList<Optional<ClaimCode>>();
        typed.forEach(code -> codes.add(code == null ? Optional.empty() : ClaimCode.parse(code)));
        var outcomes =
                voidCodes.handle(codes, caller.seller(), reason, clock.instant().truncatedTo(ChronoUnit.MICROS));
        var views = new ArrayList<VoidedView.Outcome>();
        for (int i = 0; i < outcomes.size(); i++) {
            views.add(new VoidedView.Outcome(String.valueOf(typed.get(i)), outcomes.get(i)));
        }
        return new VoidedView(views);
    }
}
