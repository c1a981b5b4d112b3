package io.claimcode.redemption.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import io.claimcode.contracts.event.BuyerGets;
import io.claimcode.contracts.event.BuyerPurchases;
import io.claimcode.contracts.event.ClaimCodeTerms.Combinability;
import io.claimcode.contracts.event.ItemSelection;
import io.claimcode.contracts.event.Limits;
import io.claimcode.contracts.event.PromotionState;

/**
 * A promotion's terms in the form in which carts are measured against them.
 *
 * @param state as the promotion's last event told it
 */
public record Terms(PromotionState state, Selection purchased, Selection excluded) {
    /** The order in which promotions that are worth the same count: earlier first, then by id. */
    public static final Comparator<Terms> SENIORITY =
            Comparator.comparing((Terms terms) -> terms.state.createdAt()).thenComparing(Terms::promotionId);

    public static Terms of(PromotionState state) {
        return new Terms(state, Selection.of(state.purchasedItems()), Selection.of(state.excludedItems()));
    }

    public UUID promotionId() {
        return state.promotionId();
    }

    public boolean isPreferential() {
        return state.claimCode().combinability() == Combinability.PREFERENTIAL;
    }

    public boolean isOncePerCustomer() {
        return state.claimCode().oneRedemptionPerCustomer();
    }

    public boolean hasEnded(Instant now) {
        return !now.isBefore(state.endsAt());
    }

    public boolean hasStarted(Instant now) {
        return !now.isBefore(state.startsAt());
    }

    public Limits limits() {
        return state.limits();
    }

    public BuyerPurchases buyerPurchases() {
        return state.buyerPurchases();
    }

    public BuyerGets buyerGets() {
        return state.buyerGets();
    }

    public Currency currency() {
        return Currency.getInstance(state.currency());
    }

    /** Whether the line qualifies by seller and product. A line without a seller belongs to the code's seller. */
    public boolean covers(Cart.Line line) {
        return isSellers(line) && purchased.contains(line) && !excluded.contains(line);
    }

    public boolean isSellers(Cart.Line line) {
        return line.seller() == null || line.seller().equals(state.seller());
    }

    /** Whether the benefit is on an item other than the purchased ones. Shipping is no item. */
    boolean isOnAdditionalItem() {
        return buyerGets().kind() != BuyerGets.Kind.FREE_SHIPPING
                && buyerGets().appliesTo().kind() == BuyerGets.Target.ADDITIONAL_ITEM;
    }

    /** Whether the line is of the additional item. */
    boolean isAdditional(Cart.Line line) {
        return isOnAdditionalItem()
                && isSellers(line)
                && line.sku().equals(buyerGets().appliesTo().sku());
    }

    /** A choice of items that can be asked quickly. */
    public record Selection(ItemSelection.Kind kind, Set<String> values) {
        static Selection of(ItemSelection selection) {
            return new Selection(selection.kind(), new HashSet<>(selection.values()));
        }

        boolean contains(Cart.Line line) {
            return switch (kind) {
                case SKUS -> values.contains(line.sku());
                case BRANDS -> line.brand() != null && values.contains(line.brand());
                case CATEGORIES -> line.category() != null && values.contains(line.category());
                case ENTIRE_CATALOG -> true;
            };
        }
    }
}
