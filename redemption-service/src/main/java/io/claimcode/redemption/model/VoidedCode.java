package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.event.CodeVoided;
import io.claimcode.contracts.redis.CodeEntry;

/**
 * A code that its seller voids.
 *
 * @param voidId names the void, as a redemption's id names a redemption
 */
public record VoidedCode(UUID voidId, CodeEntry entry, UUID promotionId, UUID groupId, Fingerprint fingerprint) {
    /** What is told of it. */
    public CodeVoided event(String reason, Instant now) {
        return new CodeVoided(
                promotionId, groupId, entry.batchNumber(), entry.serial(), Reason.told(reason), null, now);
    }
}
