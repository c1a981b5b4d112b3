package io.claimcode.promotion.http;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerPurchases;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.Limits;
import io.claimcode.contracts.event.PromotionState;
import io.claimcode.promotion.model.Messaging;
import io.claimcode.promotion.model.Promotion;
import io.claimcode.promotion.model.ShownStatus;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as its seller sees it: what was asked for, and how it stands.
 *
 * @param claimCodeGroup in the answer to its creation: the group that was asked for at once
 */
record PromotionView(
        UUID id,
        ShownStatus status,
        long version,
        Instant createdAt,
        PromotionState.Type type,
        String internalDescription,
        String trackingId,
        String currency,
        BuyerPurchases buyerPurchases,
        ItemSelection purchasedItems,
        ItemSelection excludedItems,
        BuyerGets buyerGets,
        ScheduleView schedule,
        ClaimCodeView claimCode,
        Limits limits,
        Messaging messaging,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ClaimCodeGroupView claimCodeGroup,
        PromotionLinks links) {

    /** What no request can have. */
    static final Set<String> ONLY_SHOWN = Set.of("id", "status", "version", "createdAt", "links");

    static PromotionView of(Promotion promotion, Instant now, @Nullable ClaimCodeGroupView group) {
        var terms = promotion.terms();
        return new PromotionView(
                promotion.id(),
                promotion.shownAt(now),
                promotion.version(),
                promotion.createdAt(),
                terms.type(),
                terms.internalDescription(),
                terms.trackingId(),
                terms.currency(),
                terms.buyerPurchases(),
                terms.purchasedItems(),
                terms.excludedItems(),
                terms.buyerGets(),
                ScheduleView.of(terms.schedule()),
                ClaimCodeView.of(terms),
                terms.limits(),
                terms.messaging(),
                group,
                PromotionLinks.of(promotion.id()));
    }

    /** The version as an entity tag. */
    String entityTag() {
        return entityTag(version);
    }

    static String entityTag(long version) {
        return "\"" + version + "\"";
    }

    /** Where a promotion and what belongs to it are. */
    record PromotionLinks(String self, String claimCodeGroups, String history) {
        static PromotionLinks of(UUID id) {
            var self = Paths.promotion(id);
            return new PromotionLinks(self, self + "/claim-code-groups", self + "/history");
        }
    }
}
