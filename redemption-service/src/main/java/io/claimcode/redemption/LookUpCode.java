package io.claimcode.redemption;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.redemption.model.ClaimCodeGroup;
import io.claimcode.redemption.model.CodeHistory;
import io.claimcode.redemption.postgres.CodeHistories;
import io.claimcode.redemption.postgres.LedgerUnavailable;
import io.claimcode.redemption.redis.Claim;
import io.claimcode.redemption.redis.GateUnavailable;
import org.jspecify.annotations.Nullable;

/** Tells sellers and support how a single-use code stands and what happened to it. */
@ApplicationScoped
public class LookUpCode {
    private final FindCode findCode;
    private final CodeHistories histories;

    @Inject
    LookUpCode(FindCode findCode, CodeHistories histories) {
        this.findCode = findCode;
        this.histories = histories;
    }

    /**
     * A code's state and timeline; empty for a code that was never issued, and for another seller's.
     *
     * @param seller whose it must be; anybody's when null
     * @throws GateUnavailable when codes can't be found at the moment
     * @throws LedgerUnavailable when its history can't be read at the moment
     */
    public Optional<CodeHistory> handle(ClaimCode code, @Nullable String seller, Instant now) {
        return findCode.find(List.of(code), seller).getFirst().map(found -> history(found, now));
    }

    private CodeHistory history(FindCode.Found found, Instant now) {
        var timeline = new ArrayList<CodeHistory.Moment>();
        var readyAt = found.group().readyAt();
        if (readyAt != null) {
            timeline.add(CodeHistory.Moment.at(CodeHistory.What.ISSUED, readyAt));
        }
        var remembered = histories.of(found.entry());
        timeline.addAll(remembered.moments());
        timeline.sort(CodeHistory.IN_ORDER);
        if (found.claim().standing() == Claim.Standing.HELD) {
            timeline.add(CodeHistory.Moment.at(
                    CodeHistory.What.HELD_UNTIL, now.plusMillis(found.claim().millisecondsLeft())));
        }
        return new CodeHistory(
                found.entry(), found.group().groupId(), found.terms(), state(found, remembered.slot(), now), timeline);
    }

    /** The ledger's slot decides what the clocks of several instances could not. */
    private static CodeHistory.State state(FindCode.Found found, CodeHistory.@Nullable What slot, Instant now) {
        if (slot == CodeHistory.What.REDEEMED) {
            return CodeHistory.State.REDEEMED;
        }
        if (slot == CodeHistory.What.VOIDED || found.group().status() == ClaimCodeGroup.Status.VOIDED) {
            return CodeHistory.State.VOIDED;
        }
        var promotion = found.terms().state().status();
        if (found.terms().hasEnded(now)
                || promotion == PromotionState.Status.ENDED
                || promotion == PromotionState.Status.CANCELLED) {
            return CodeHistory.State.EXPIRED;
        }
        return found.claim().standing() == Claim.Standing.HELD ? CodeHistory.State.HELD : CodeHistory.State.AVAILABLE;
    }
}
