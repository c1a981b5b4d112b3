package io.claimcode.redemption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.problem.ProblemType;
import io.claimcode.redemption.model.Claimant;
import io.claimcode.redemption.model.LedgerEntry;
import io.claimcode.redemption.model.Refusal;
import io.claimcode.redemption.redis.Claim;
import io.claimcode.redemption.redis.Gate;
import org.jspecify.annotations.Nullable;

/** What one attempt to redeem has claimed so far. Used by one thread. */
final class Attempt {
    private final RedeemRequest request;
    private final Claimant claimant;
    private final List<Fingerprint> codes;
    private List<Claim> claims = List.of();
    private List<LedgerEntry.Turn> turns = List.of();
    private List<Claim> turnClaims = List.of();

    /** @param codes fingerprints in the order of the request */
    Attempt(RedeemRequest request, Claimant claimant, List<Fingerprint> codes) {
        this.request = request;
        this.claimant = claimant;
        this.codes = codes;
    }

    /** Claims the codes in the order of their fingerprints, so that two requests don't chase each other. */
    void claimCodes(Gate gate) {
        var order = IntStream.range(0, codes.size())
                .boxed()
                .sorted((a, b) -> codes.get(a).compareTo(codes.get(b)))
                .toList();
        var answers = gate.claim(order.stream().map(codes::get).toList(), request.sellers(), claimant);
        var inRequest = new ArrayList<Claim>(answers);
        for (int i = 0; i < order.size(); i++) {
            inRequest.set(order.get(i), answers.get(i));
        }
        claims = inRequest;
    }

    void claimTurns(Gate gate, List<LedgerEntry.Turn> wanted) {
        turns = wanted;
        turnClaims = gate.turn(wanted.stream().map(LedgerEntry.Turn::claim).toList(), claimant);
    }

    /** Gives back what was claimed and not made permanent. */
    void release(Gate gate) {
        var keys = new ArrayList<String>();
        for (int i = 0; i < claims.size(); i++) {
            if (claims.get(i).isHad()) {
                keys.add(Gate.claimKey(codes.get(i)));
            }
        }
        for (int i = 0; i < turnClaims.size(); i++) {
            if (turnClaims.get(i).isHad()) {
                keys.add(Gate.turnKey(turns.get(i).claim()));
            }
        }
        gate.release(keys, claimant.redemptionId());
    }

    /** Gives a code's claim back that a redemption won't spend. */
    void releaseCode(Gate gate, int position) {
        gate.release(List.of(Gate.claimKey(codes.get(position))), claimant.redemptionId());
    }

    /**
     * Removes permanent claims that the ledger doesn't know.
     *
     * @return whether there were any
     */
    boolean removeStale(Gate gate, Set<Integer> spentCodes, Set<Integer> usedTurns) {
        boolean stale = false;
        for (int i = 0; i < claims.size(); i++) {
            if (isPermanent(claims.get(i)) && !spentCodes.contains(i)) {
                gate.removeStale(Gate.claimKey(codes.get(i)), other(claims.get(i)));
                stale = true;
            }
        }
        for (int i = 0; i < turnClaims.size(); i++) {
            if (isPermanent(turnClaims.get(i)) && !usedTurns.contains(i)) {
                gate.removeStale(Gate.turnKey(turns.get(i).claim()), other(turnClaims.get(i)));
                stale = true;
            }
        }
        return stale;
    }

    boolean isGateClosed() {
        return claims.stream().anyMatch(claim -> claim.standing() == Claim.Standing.NOT_READY);
    }

    /** The refusals that follow from how the codes' claims stand, by position. */
    Map<Integer, Refusal> refusals() {
        var refusals = new TreeMap<Integer, Refusal>();
        for (int i = 0; i < claims.size(); i++) {
            var refusal = refusal(claims.get(i));
            if (refusal != null) {
                refusals.put(i, refusal);
            }
        }
        return refusals;
    }

    /** The refusal that follows from how the customer's turns stand. */
    Optional<Refusal> turnRefusal() {
        return turnClaims.stream()
                .map(claim -> switch (claim.standing()) {
                    case IN_PROGRESS, HELD -> Refusal.soon(ProblemType.REQUEST_IN_PROGRESS);
                    case REDEEMED, DONE -> Refusal.of(ProblemType.CUSTOMER_LIMIT_REACHED);
                    case CLAIMED, MINE, UNKNOWN, NOT_READY -> null;
                })
                .filter(Objects::nonNull)
                .findFirst();
    }

    RedeemRequest request() {
        return request;
    }

    Claimant claimant() {
        return claimant;
    }

    List<Fingerprint> codes() {
        return codes;
    }

    List<Claim> claims() {
        return claims;
    }

    List<LedgerEntry.Turn> turns() {
        return turns;
    }

    private boolean isPermanent(Claim claim) {
        return claim.standing() == Claim.Standing.REDEEMED || claim.standing() == Claim.Standing.DONE;
    }

    private UUID other(Claim claim) {
        return claim.other() == null ? claimant.redemptionId() : claim.other();
    }

    private static @Nullable Refusal refusal(Claim claim) {
        return switch (claim.standing()) {
            case CLAIMED, MINE -> null;
            case UNKNOWN -> Refusal.of(ProblemType.CODE_UNKNOWN);
            case DONE, REDEEMED -> Refusal.of(ProblemType.CODE_ALREADY_REDEEMED);
            case IN_PROGRESS, HELD -> held(claim.millisecondsLeft());
            case NOT_READY -> Refusal.soon(ProblemType.TEMPORARILY_UNAVAILABLE);
        };
    }

    private static Refusal held(long millisecondsLeft) {
        int seconds = (int) Math.max(1, (millisecondsLeft + 999) / 1000);
        return new Refusal(ProblemType.CODE_HELD, null, Map.of(), seconds, null);
    }
}
