package io.claimcode.redemption.model;

import java.util.Objects;
import java.util.Optional;

import io.claimcode.contracts.event.BuyerPurchases;

/**
 * What of a cart counts as purchased for a promotion. An additional item doesn't: it is what the purchase earns, so it
 * can't earn itself.
 */
record Purchase(Terms terms, Units units) {
    static Purchase of(Terms terms, Cart cart) {
        return new Purchase(terms, Units.of(cart, line -> terms.covers(line) && !terms.isAdditional(line)));
    }

    /** What the buyer has to add before the promotion counts, if anything. */
    Optional<String> missing() {
        if (units.quantity() == 0) {
            return Optional.of("The cart has none of the promotion's items.");
        }
        return switch (condition().kind()) {
            case AT_LEAST_QUANTITY, FOR_EVERY_QUANTITY -> {
                int lacking = wantedQuantity() - units.quantity();
                yield lacking > 0
                        ? Optional.of("Add " + lacking + " more of the promotion's items.")
                        : Optional.empty();
            }
            case AT_LEAST_AMOUNT -> {
                long lacking = wantedAmount() - units.price();
                yield lacking > 0
                        ? Optional.of("Add the promotion's items for " + Amount.format(lacking, terms.currency()) + " "
                                + terms.currency().getCurrencyCode() + " more.")
                        : Optional.empty();
            }
        };
    }

    /** How many units, the dearest first, meet the condition once. */
    long needed() {
        return switch (condition().kind()) {
            case AT_LEAST_QUANTITY, FOR_EVERY_QUANTITY -> wantedQuantity();
            case AT_LEAST_AMOUNT -> units.reaching(wantedAmount());
        };
    }

    /** How often so many units earn the benefit. */
    long times(long quantity) {
        return isRepeated() ? quantity / wantedQuantity() : 1;
    }

    /** Whether the benefit is earned again and again, and not once an order. */
    boolean isRepeated() {
        return condition().kind() == BuyerPurchases.Kind.FOR_EVERY_QUANTITY;
    }

    private BuyerPurchases condition() {
        return terms.buyerPurchases();
    }

    private int wantedQuantity() {
        return Objects.requireNonNull(condition().quantity());
    }

    private long wantedAmount() {
        return Amount.written(Objects.requireNonNull(condition().amount()).amount(), terms.currency());
    }
}
