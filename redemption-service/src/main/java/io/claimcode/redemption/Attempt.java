package io.claimcode.redemption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.contracts.redis.CodeEntry;
import io.claimcode.redemption.model.Claimant;
import io.claimcode.redemption.model.LedgerEntry;
import io.claimcode.redemption.model.LedgerFacts;
import io.claimcode.redemption.model.Refusal;
import io.claimcode.redemption.redis.Claim;
import io.claimcode.redemption.redis.Entrance;
import io.claimcode.redemption.redis.Gate;
import org.jspecify.annotations.Nullable;

/** What one attempt at a cart has learnt and claimed in Redis so far. Used by one thread. */
final class Attempt {
    private final Checkout checkout;
    private final Claimant claimant;
    private final Entrance.Purpose purpose;
    private final List<Fingerprint> codes;
    private final List<Fingerprint> shared;
    private final Map<Integer, Claim> claims = new HashMap<>();
    private List<LedgerEntry.Turn> turns = List.of();
    private List<Claim> turnClaims = List.of();
    private Duration pause = Duration.ZERO;
    private boolean hasHold;

    /**
     * An attempt that knows nothing yet.
     *
     * @param purpose for what the codes are asked
     * @param codes fingerprints in the order of the request
     * @param shared the same for the case that they are shared codes
     */
    Attempt(
            Checkout checkout,
            Claimant claimant,
            Entrance.Purpose purpose,
            List<Fingerprint> codes,
            List<Fingerprint> shared) {
        this.checkout = checkout;
        this.claimant = claimant;
        this.purpose = purpose;
        this.codes = codes;
        this.shared = shared;
    }

    /**
     * Claims the single-use codes in the order of their fingerprints, so that two requests don't chase each other; learns
     * on the way whether the customer has to wait and whether the order holds something.
     *
     * @param life how long the claims last; the configured time when null
     * @param customers under whose names unknown codes are counted
     * @param isShared whether a code is no single-use code
     */
    void enter(Gate gate, @Nullable Duration life, List<byte[]> customers, Predicate<Fingerprint> isShared) {
        var order = new ArrayList<Integer>();
        for (int position = 0; position < codes.size(); position++) {
            if (!isShared.test(shared.get(position))) {
                order.add(position);
            }
        }
        order.sort((a, b) -> codes.get(a).compareTo(codes.get(b)));
        var entered = gate.enter(new Entrance(
                purpose, life, order.stream().map(codes::get).toList(), checkout.sellers(), claimant, customers));
        for (int i = 0; i < order.size(); i++) {
            claims.put(order.get(i), entered.claims().get(i));
        }
        pause = entered.pause();
        hasHold = entered.hasHold();
    }

    void claimTurns(Gate gate, List<LedgerEntry.Turn> wanted) {
        turns = wanted;
        turnClaims = gate.turn(wanted.stream().map(LedgerEntry.Turn::claim).toList(), claimant);
    }

    /** Gives back what was claimed and not made permanent; a code that was held is held again. */
    void release(Gate gate) {
        var keys = new ArrayList<String>();
        claims.forEach((position, claim) -> {
            if (isToBeGivenBack(claim)) {
                keys.add(Gate.claimKey(codes.get(position)));
            }
        });
        for (int i = 0; i < turnClaims.size(); i++) {
            if (turnClaims.get(i).isHad()) {
                keys.add(Gate.turnKey(turns.get(i).claim()));
            }
        }
        gate.release(keys, purpose, claimant.redemptionId());
    }

    /** Gives a code's claim back that a redemption won't spend. */
    void releaseCode(Gate gate, int position) {
        if (claims.containsKey(position)) {
            gate.release(List.of(Gate.claimKey(codes.get(position))), purpose, claimant.redemptionId());
        }
    }

    /**
     * Removes permanent claims that the ledger doesn't know.
     *
     * @return whether there were any
     */
    boolean removeStale(Gate gate, LedgerFacts facts) {
        boolean stale = false;
        for (var entry : claims.entrySet()) {
            int position = entry.getKey();
            if (entry.getValue().isPermanent() && facts.contradictsClaimOf(position)) {
                gate.removeStale(Gate.claimKey(codes.get(position)), other(entry.getValue()));
                stale = true;
            }
        }
        for (int i = 0; i < turnClaims.size(); i++) {
            if (turnClaims.get(i).isPermanent()
                    && !facts.customerHadTurn().contains(turns.get(i).promotionId())) {
                gate.removeStale(Gate.turnKey(turns.get(i).claim()), other(turnClaims.get(i)));
                stale = true;
            }
        }
        return stale;
    }

    boolean isGateClosed() {
        return claims.values().stream().anyMatch(claim -> claim.standing() == Claim.Standing.NOT_READY);
    }

    /** How the customer's turns stand that aren't his: the refusal for each promotion. */
    Map<UUID, Refusal> turnRefusals() {
        var refusals = new HashMap<UUID, Refusal>();
        for (int i = 0; i < turnClaims.size(); i++) {
            var refusal = switch (turnClaims.get(i).standing()) {
                case IN_PROGRESS, HELD -> Refusal.soon(ProblemType.REQUEST_IN_PROGRESS);
                case REDEEMED, DONE, VOIDED -> Refusal.of(ProblemType.CUSTOMER_LIMIT_REACHED);
                case CLAIMED, MINE, FREE, UNKNOWN, NOT_READY -> null;
            };
            if (refusal != null) {
                refusals.put(turns.get(i).promotionId(), refusal);
            }
        }
        return refusals;
    }

    /** The identities of the single-use codes that are known, by position. */
    Map<Integer, CodeEntry> entries() {
        var entries = new HashMap<Integer, CodeEntry>();
        claims.forEach((position, claim) -> {
            if (claim.entry() != null) {
                entries.put(position, claim.entry());
            }
        });
        return entries;
    }

    /** The fingerprints at these positions. */
    List<Fingerprint> codes(Set<Integer> positions) {
        return positions.stream().map(codes::get).toList();
    }

    Checkout checkout() {
        return checkout;
    }

    Claimant claimant() {
        return claimant;
    }

    List<Fingerprint> codes() {
        return codes;
    }

    /** The fingerprint of the code at a position, if it is a shared one. */
    Fingerprint shared(int position) {
        return shared.get(position);
    }

    @Nullable
    Claim claim(int position) {
        return claims.get(position);
    }

    /** The mark of the shard that has the claim of the code at a position; empty where none has. */
    String mark(int position) {
        var claim = claims.get(position);
        return claim == null ? "" : claim.mark();
    }

    List<LedgerEntry.Turn> turns() {
        return turns;
    }

    /** How long the customer has to wait, having tried too many unknown codes. */
    Duration pause() {
        return pause;
    }

    /** Whether the order held something when it came. */
    boolean hasHold() {
        return hasHold;
    }

    /** What an order held before stays held when it can't hold more. */
    private boolean isToBeGivenBack(Claim claim) {
        return purpose == Entrance.Purpose.HOLD ? claim.standing() == Claim.Standing.CLAIMED : claim.isHad();
    }

    private UUID other(Claim claim) {
        return claim.other() == null ? claimant.redemptionId() : claim.other();
    }
}
