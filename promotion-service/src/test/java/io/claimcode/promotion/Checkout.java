package io.claimcode.promotion;

import java.time.Instant;
import java.util.UUID;

import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.contracts.event.RedemptionAdjusted;
import io.claimcode.contracts.event.RedemptionCancelled;
import org.jspecify.annotations.Nullable;

/** What a checkout would tell of one promotion. */
record Checkout(UUID promotionId, @Nullable UUID groupId) {
    CodeRedeemed redeemed(UUID redemption, int serial, String order, Instant at) {
        return new CodeRedeemed(
                redemption,
                order,
                "shop-1",
                promotionId,
                groupId,
                groupId == null ? null : 7,
                groupId == null ? null : serial,
                "fingerprint",
                "USD",
                "8.00",
                "40.00",
                2,
                at);
    }

    RedemptionAdjusted adjusted(UUID redemption, int serial, Instant at) {
        return new RedemptionAdjusted(
                UUID.randomUUID(),
                redemption,
                "o-1",
                "shop-1",
                promotionId,
                groupId,
                groupId == null ? null : 7,
                groupId == null ? null : serial,
                "USD",
                "4.00",
                "20.00",
                1,
                "PART_RETURNED",
                at);
    }

    RedemptionCancelled cancelled(UUID redemption, int serial, boolean restored, String left, Instant at) {
        return new RedemptionCancelled(
                redemption,
                "o-1",
                "shop-1",
                promotionId,
                groupId,
                groupId == null ? null : 7,
                groupId == null ? null : serial,
                "USD",
                left,
                "20.00",
                1,
                restored ? "ORDER_CANCELLED" : "RETURNED",
                restored,
                at);
    }
}
