package io.claimcode.redemption.model;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.claimcode.contracts.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing was redeemed.
 *
 * @param type the refusal that is told; of several codes' the one first in precedence
 * @param detail for people
 * @param byCode position of a refused code in the request, and its refusal
 * @param retryAfterSeconds when it is worth trying again, or null
 * @param redemptionId the order's redemption that stands in the way, or null
 */
public record Refusal(
        ProblemType type,
        @Nullable String detail,
        Map<Integer, ProblemType> byCode,
        @Nullable Integer retryAfterSeconds,
        @Nullable UUID redemptionId) {

    public static Refusal of(ProblemType type) {
        return new Refusal(type, null, Map.of(), null, null);
    }

    public static Refusal of(ProblemType type, String detail) {
        return new Refusal(type, detail, Map.of(), null, null);
    }

    /** Worth repeating with the same key after a second. */
    public static Refusal soon(ProblemType type) {
        return later(type, 1);
    }

    /** Worth repeating after so many seconds. */
    public static Refusal later(ProblemType type, int seconds) {
        return new Refusal(type, null, Map.of(), seconds, null);
    }

    public static Refusal orderRedeemed(UUID redemptionId) {
        return new Refusal(ProblemType.ORDER_ALREADY_REDEEMED, null, Map.of(), null, redemptionId);
    }

    public static Refusal ambiguousSeller() {
        return of(ProblemType.VALIDATION_FAILED, "Every item needs its seller: the codes are of several.");
    }

    /** The one first in precedence. */
    public static Refusal first(Refusal one, Refusal other) {
        return other.type.compareTo(one.type) < 0 ? other : one;
    }

    /** One refusal for several codes': the first in precedence speaks for all. */
    public static Refusal ofCodes(Map<Integer, Refusal> refusals) {
        var first = refusals.values().stream()
                .min(Comparator.comparing(Refusal::type))
                .orElseThrow();
        var byCode = new TreeMap<Integer, ProblemType>();
        refusals.forEach((position, refusal) -> byCode.put(position, refusal.type()));
        return new Refusal(first.type, first.detail, byCode, first.retryAfterSeconds, null);
    }
}
