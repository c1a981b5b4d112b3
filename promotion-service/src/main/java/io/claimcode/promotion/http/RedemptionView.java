package io.claimcode.promotion.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claimcode.promotion.ReadPerformance;
import io.claimcode.promotion.model.MinorUnits;
import io.claimcode.promotion.model.RedemptionEntry;
import org.jspecify.annotations.Nullable;

/**
 * A promotion's part of a redemption as the seller sees it.
 *
 * @param codeId batch number and serial, as the group's file has it; absent where no single-use code was needed
 * @param discount given at the redemption
 * @param discountGivenBack of that
 * @param revenue price of what is discounted, before discount, less what was given back
 * @param units discounted, less those given back
 * @param closedAt when it was cancelled or its order returned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RedemptionView(
        UUID redemptionId,
        RedemptionEntry.Status status,
        @Nullable UUID groupId,
        @Nullable String groupName,
        @Nullable String codeId,
        @Nullable Integer serial,
        String orderId,
        String storefront,
        String currency,
        String discount,
        String discountGivenBack,
        String revenue,
        long units,
        Instant redeemedAt,
        @Nullable Instant closedAt) {

    static RedemptionView of(RedemptionEntry entry, String currency) {
        return new RedemptionView(
                entry.redemptionId(),
                entry.status(),
                entry.groupId(),
                entry.groupName(),
                entry.codeId(),
                entry.serial(),
                entry.orderId(),
                entry.storefront(),
                currency,
                MinorUnits.text(entry.discount(), currency),
                MinorUnits.text(entry.discountGivenBack(), currency),
                MinorUnits.text(entry.revenue(), currency),
                entry.units(),
                entry.redeemedAt(),
                entry.closedAt());
    }

    /** A page of them. */
    @JsonInclude
    record RedemptionPage(
            List<RedemptionView> items, @Nullable String nextCursor) {
        static RedemptionPage of(ReadPerformance.Redemptions found) {
            var currency = found.promotion().terms().currency();
            var page = PageView.of(found.page(), entry -> RedemptionView.of(entry, currency));
            return new RedemptionPage(page.items(), page.nextCursor());
        }
    }
}
