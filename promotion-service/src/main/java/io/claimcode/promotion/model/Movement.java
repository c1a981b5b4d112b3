package io.claimcode.promotion.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

import io.claimcode.contracts.event.CodeRedeemed;
import io.claimcode.contracts.event.RedemptionAdjusted;
import io.claimcode.contracts.event.RedemptionCancelled;
import io.claimcode.contracts.event.RedemptionEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one event adds to a promotion's figures. Amounts are in minor units of the currency.
 *
 * @param groupId the claim code group of the code; null where none was needed
 * @param batchNumber first half of the code's id
 * @param serial second half of the code's id
 * @param discount given, or given back
 * @param revenue price of what was discounted, or is no longer
 * @param units that were discounted, or are no longer
 */
public record Movement(
        UUID eventId,
        Kind kind,
        UUID promotionId,
        @Nullable UUID groupId,
        UUID redemptionId,
        @Nullable Integer batchNumber,
        @Nullable Integer serial,
        String orderId,
        String storefront,
        String currency,
        long discount,
        long revenue,
        long units,
        Instant at) {

    /** What happened. */
    public enum Kind {
        REDEEMED,
        /** Part of it was given back. */
        ADJUSTED,
        /** All that was left of it was given back. */
        CANCELLED,
        /** Its order was returned; nothing was given back. */
        RETURNED
    }

    /** What an event adds or takes back; empty when its amounts can't be read. */
    public static Optional<Movement> of(UUID eventId, RedemptionEvent.OfRedemption event) {
        return Amounts.of(event.currency(), event.discount(), event.revenue(), event.units())
                .map(amounts -> new Movement(
                        eventId,
                        kind(event),
                        event.promotionId(),
                        event.groupId(),
                        event.redemptionId(),
                        event.batchNumber(),
                        event.serial(),
                        event.orderId(),
                        event.storefront(),
                        event.currency(),
                        amounts.discount(),
                        amounts.revenue(),
                        amounts.units(),
                        at(event)));
    }

    private static Kind kind(RedemptionEvent.OfRedemption event) {
        return switch (event) {
            case CodeRedeemed redeemed -> Kind.REDEEMED;
            case RedemptionAdjusted adjusted -> Kind.ADJUSTED;
            case RedemptionCancelled cancelled -> cancelled.restored() ? Kind.CANCELLED : Kind.RETURNED;
        };
    }

    private static Instant at(RedemptionEvent.OfRedemption event) {
        return switch (event) {
            case CodeRedeemed redeemed -> redeemed.redeemedAt();
            case RedemptionAdjusted adjusted -> adjusted.adjustedAt();
            case RedemptionCancelled cancelled -> cancelled.cancelledAt();
        };
    }

    /** Amounts in minor units. */
    private record Amounts(long discount, long revenue, long units) {
        static Optional<Amounts> of(String currency, String discount, String revenue, int units) {
            try {
                var digits = Currency.getInstance(currency).getDefaultFractionDigits();
                return Optional.of(new Amounts(minor(discount, digits), minor(revenue, digits), units));
            } catch (IllegalArgumentException | ArithmeticException unreadable) {
                return Optional.empty();
            }
        }

        private static long minor(String amount, int digits) {
            return new BigDecimal(amount).movePointRight(digits).longValueExact();
        }
    }
}
