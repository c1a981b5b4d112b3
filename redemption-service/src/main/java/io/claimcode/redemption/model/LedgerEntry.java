package io.claimcode.redemption.model;

import java.util.List;
import java.util.UUID;

import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.event.CodeRedeemed;

/**
 * All that is written for one redemption, in one transaction.
 *
 * @param storefront who redeems
 * @param requestHash by which a repeated request is known
 * @param redemption what is answered, now and to every repetition
 * @param codes what is spent
 * @param turns the customer's turns that are used up
 * @param spends what limited promotions give away
 */
@SuppressWarnings("ArrayRecordComponent")
public record LedgerEntry(
        Claimant claimant,
        String storefront,
        byte[] requestHash,
        Redemption redemption,
        List<SpentCode> codes,
        List<Turn> turns,
        List<Spend> spends) {

    /** A code that is spent, with the event that tells it. */
    public record SpentCode(CodeInCart code, Fingerprint fingerprint, CodeRedeemed event) {}

    /**
     * A customer's turn in a promotion.
     *
     * @param identity the customer's fingerprint
     * @param claim the fingerprint under which Redis has the claim
     */
    public record Turn(UUID promotionId, byte[] identity, byte[] claim) {}

    /** Minor units that a promotion gives away. */
    public record Spend(UUID promotionId, long discount) {}
}
