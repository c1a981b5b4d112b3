package io.claimcode.redemption.model;

import java.util.List;
import java.util.UUID;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.contracts.redis.CodeEntry;

/**
 * All that is written for one redemption, in one transaction.
 *
 * @param storefront who redeems
 * @param requestHash by which a repeated request is known
 * @param redemption what is answered, now and to every repetition
 * @param parts what each promotion gives away
 * @param codes what is spent
 * @param turns the customer's turns that are used up
 * @param events what is told
 */
@SuppressWarnings("ArrayRecordComponent")
public record LedgerEntry(
        Claimant claimant,
        String storefront,
        byte[] requestHash,
        Redemption redemption,
        List<Part> parts,
        List<SpentCode> codes,
        List<Turn> turns,
        List<CodeRedeemed> events) {

    /**
     * A single-use code that is spent.
     *
     * @param mark of the shard that has its claim; empty where it wasn't claimed
     */
    public record SpentCode(CodeEntry entry, UUID promotionId, UUID groupId, Fingerprint fingerprint, String mark) {}

    /**
     * A customer's turn in a promotion.
     *
     * @param identity the customer's fingerprint
     * @param claim the fingerprint under which Redis has the claim
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Turn(UUID promotionId, byte[] identity, byte[] claim) {}

    /** Minor units that a promotion gives away. */
    public record Spend(UUID promotionId, long discount) {}
}
