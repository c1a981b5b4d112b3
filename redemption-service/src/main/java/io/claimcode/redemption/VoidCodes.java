package io.claimcode.redemption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.kit.outbox.OutboxRelay;
import io.claimcode.redemption.model.VoidedCode;
import io.claimcode.redemption.postgres.LedgerUnavailable;
import io.claimcode.redemption.postgres.Undo;
import io.claimcode.redemption.redis.GateUnavailable;

/**
 * Voids single codes for their seller. A void takes the code's one slot in the ledger, as a redemption does: of a void and
 * a redemption at the same time one happens.
 */
@ApplicationScoped
public class VoidCodes {
    private final FindCode findCode;
    private final Undo undo;
    private final SettleClaims settle;
    private final OutboxRelay relay;

    @Inject
    VoidCodes(FindCode findCode, Undo undo, SettleClaims settle, OutboxRelay relay) {
        this.findCode = findCode;
        this.undo = undo;
        this.settle = settle;
        this.relay = relay;
    }

    /** What became of a code. */
    public enum Outcome {
        VOIDED,
        /** It will be voided as soon as its redemption is cancelled. */
        ALREADY_REDEEMED,
        /** Never issued, or another seller's. */
        UNKNOWN
    }

    /**
     * Voids codes, as far as they are this seller's; safe to repeat.
     *
     * @return the outcome of each, in order
     * @throws GateUnavailable when codes can't be found at the moment
     * @throws LedgerUnavailable when the outcome isn't known: it may be repeated
     */
    public List<Outcome> handle(List<Optional<ClaimCode>> codes, String seller, String reason, Instant now) {
        var wellFormed = codes.stream().flatMap(Optional::stream).toList();
        var issued = findCode.find(wellFormed, seller).iterator();
        var found = new ArrayList<Optional<VoidedCode>>();
        for (var code : codes) {
            found.add(code.flatMap(typed -> issued.next())
                    .map(known -> new VoidedCode(
                            UUID.randomUUID(),
                            known.entry(),
                            known.terms().promotionId(),
                            known.group().groupId(),
                            known.fingerprint())));
        }
        var known = found.stream().flatMap(Optional::stream).distinct().toList();
        var voided = known.isEmpty() ? Map.<CodeEntry, Boolean>of() : undo.voidCodes(known, reason, now);
        settle.nudge();
        relay.nudge();
        return found.stream()
                .map(code -> code.map(VoidedCode::entry)
                        .map(entry ->
                                Boolean.TRUE.equals(voided.get(entry)) ? Outcome.VOIDED : Outcome.ALREADY_REDEEMED)
                        .orElse(Outcome.UNKNOWN))
                .toList();
    }
}
