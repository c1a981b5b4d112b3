package io.claimcode.contracts.event;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A code was redeemed; one event for each code of a redemption, and for each promotion in it that needs no single-use
 * code.
 *
 * @param redemptionId the redemption, which may hold several codes
 * @param orderId the storefront's order
 * @param storefront which storefront
 * @param groupId the claim code group of the code
 * @param batchNumber first half of the code's id
 * @param serial second half of the code's id
 * @param customer fingerprint of the customer: the e-mail's where one was given, else the customer id's
 * @param currency of the amounts
 * @param discount what this code took off
 * @param revenue price of what it discounted, before the discount
 * @param units how many units it discounted
 */
public record CodeRedeemed(
        UUID redemptionId,
        String orderId,
        String storefront,
        UUID promotionId,
        @Nullable UUID groupId,
        @Nullable Integer batchNumber,
        @Nullable Integer serial,
        String customer,
        String currency,
        String discount,
        String revenue,
        int units,
        Instant redeemedAt)
        implements RedemptionEvent.OfRedemption {}
