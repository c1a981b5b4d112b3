package io.claimcode.redemption.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.redemption.model.Claimant;
import org.jspecify.annotations.Nullable;

/**
 * What a checkout asks of the gate, in one round trip.
 *
 * @param purpose for what the codes are asked
 * @param life how long claims last; the configured time when null
 * @param codes in the order in which they are to be claimed
 * @param sellers for whom the caller may act; null for all
 * @param customers fingerprints under which the customer's unknown codes are counted
 */
public record Entrance(
        Purpose purpose,
        @Nullable Duration life,
        List<Fingerprint> codes,
        @Nullable Collection<String> sellers,
        Claimant claimant,
        List<byte[]> customers) {
    /** For what codes are asked. */
    public enum Purpose {
        /** Only looked at. */
        QUOTE('?'),
        /** Claimed for a while. */
        HOLD('h'),
        /** Claimed to be redeemed at once. */
        REDEEM('u');

        private final byte[] state;

        Purpose(char state) {
            this.state = new byte[] {(byte) state};
        }

        byte[] state() {
            return state;
        }
    }

    /**
     * What the gate answered.
     *
     * @param claims in the order of the codes
     * @param pause how long the customer has to wait, having tried too many unknown codes
     * @param hasHold whether the order holds something
     */
    public record Entered(List<Claim> claims, Duration pause, boolean hasHold) {}
}
