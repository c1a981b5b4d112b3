package io.claimcode.redemption.model;

import java.util.UUID;

/**
 * For whom codes are claimed.
 *
 * @param redemptionId the redemption, by which a claim is compared
 * @param owner fingerprint of the order
 * @param holder fingerprint of the customer at this storefront
 */
@SuppressWarnings("ArrayRecordComponent")
public record Claimant(UUID redemptionId, byte[] owner, byte[] holder) {}
