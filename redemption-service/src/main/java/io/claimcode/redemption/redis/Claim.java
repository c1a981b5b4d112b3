package io.claimcode.redemption.redis;

import java.util.UUID;

import io.claimcode.contracts.redis.CodeEntry;
import org.jspecify.annotations.Nullable;

/**
 * What Redis said when a code or a turn was claimed.
 *
 * @param standing how the claim stands
 * @param entry the code's identity, where the code is known
 * @param other the redemption or hold that has it, where another has
 * @param millisecondsLeft how long the other's claim lives; negative when for ever
 * @param mark under which the shard was open that said so; empty where it doesn't matter
 */
public record Claim(
        Standing standing,
        @Nullable CodeEntry entry,
        @Nullable UUID other,
        long millisecondsLeft,
        String mark) {
    /** A claim that nobody else has. */
    static Claim of(Standing standing, @Nullable CodeEntry entry, String mark) {
        return new Claim(standing, entry, null, 0, mark);
    }

    /** How a claim stands. */
    public enum Standing {
        /** Claimed just now. */
        CLAIMED("C"),
        /** Claimed before for this very redemption, whose outcome isn't known. */
        MINE("M"),
        /** Only looked at, and nobody else has it. */
        FREE("F"),
        /** Redeemed by this very redemption. */
        DONE("D"),
        /** Redeemed by another. */
        REDEEMED("R"),
        /** Voided. */
        VOIDED("V"),
        /** Being redeemed by another. */
        IN_PROGRESS("P"),
        /** Held by another order of another customer. */
        HELD("H"),
        /** There is no such code, or it is a seller's for whom the caller may not act. */
        UNKNOWN("U"),
        /** The server isn't verified: nothing it says counts. */
        NOT_READY("N");

        private final String sign;

        Standing(String sign) {
            this.sign = sign;
        }

        static Standing of(String sign) {
            for (var standing : values()) {
                if (standing.sign.equals(sign)) {
                    return standing;
                }
            }
            throw new IllegalStateException("The function library says " + sign);
        }
    }

    /** Whether it never ends by itself. */
    public boolean isPermanent() {
        return standing == Standing.REDEEMED || standing == Standing.DONE || standing == Standing.VOIDED;
    }

    /** Whether the caller has it, and must give it back when nothing comes of it. */
    public boolean isHad() {
        return standing == Standing.CLAIMED || standing == Standing.MINE;
    }
}
