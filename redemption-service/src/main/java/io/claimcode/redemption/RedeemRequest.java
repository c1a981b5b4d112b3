package io.claimcode.redemption;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * An order that wants its codes redeemed.
 *
 * @param redemptionId follows from the caller and the idempotency key
 * @param expectedDiscount what the buyer was told, in minor units
 * @param requestHash by which a repetition is known
 */
@SuppressWarnings("ArrayRecordComponent")
public record RedeemRequest(UUID redemptionId, Checkout checkout, OptionalLong expectedDiscount, byte[] requestHash) {}
